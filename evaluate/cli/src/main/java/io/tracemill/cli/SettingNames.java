package io.tracemill.cli;

import java.util.List;

/**
 * Puts the names of options into messages, which name settings between backquotes: {@code
 * `max-line-bytes`} becomes {@code --max-line-bytes}.
 */
record SettingNames(List<Option> options) {
  static final char MARK = '`';

  /** The message with the names of options. */
  String in(String message) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (int open = message.indexOf(MARK); open >= 0; open = message.indexOf(MARK, from)) {
      int close = message.indexOf(MARK, open + 1);
      String name = close < 0 ? "" : named(message.substring(open + 1, close));
      text.append(message, from, open).append(name.isEmpty() ? MARK : name);
      from = name.isEmpty() ? open + 1 : close + 1;
    }
    return text.append(message.substring(from)).toString();
  }

  /** What the users of this command call a setting; empty if it is none. */
  private String named(String setting) {
    for (Option option : options) {
      if (option.setting().equals(setting)) {
        return option.isArgument() ? option.label() : option.names().get(0);
      }
    }
    return "";
  }
}
