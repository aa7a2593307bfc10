package io.tracemill.serve.gateway;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts bytes into server-sent events (WHATWG HTML, 9.2.6), wherever they are cut themselves: in a
 * letter, between carriage return and line feed. Not for use by several threads.
 */
final class EventReader {
  private static final String MARK = "\ufeff";

  private final Consumer<StreamEvent> taker;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> data = new ArrayList<>();
  private String type = "";
  private boolean first = true;
  private boolean afterReturn;

  /** Hands each event to {@code taker}. */
  EventReader(Consumer<StreamEvent> taker) {
    this.taker = taker;
  }

  /** Takes more of the stream. */
  void take(byte[] bytes, int start, int length) {
    int begun = start;
    for (int at = start; at < start + length; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        line.write(bytes, begun, at - begun);
        begun = at + 1;
        if (bytes[at] == '\r' || !afterReturn) {
          endLine();
        }
      }
      afterReturn = bytes[at] == '\r';
    }
    line.write(bytes, begun, start + length - begun);
  }

  /**
   * Ends the stream. An event that no blank line ended counts: some servers leave the last one out.
   */
  void end() {
    if (line.size() > 0) {
      endLine();
    }
    endEvent();
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (first && text.startsWith(MARK)) {
      text = text.substring(MARK.length());
    }
    first = false;
    if (text.isEmpty()) {
      endEvent();
    } else {
      field(text);
    }
  }

  /** A field, or with nothing before its colon a comment. */
  private void field(String text) {
    int colon = text.indexOf(':');
    String name = colon < 0 ? text : text.substring(0, colon);
    String value = colon < 0 ? "" : text.substring(colon + 1);
    if (value.startsWith(" ")) {
      value = value.substring(1);
    }
    if (name.equals("data")) {
      data.add(value);
    } else if (name.equals("event")) {
      type = value;
    }
  }

  private void endEvent() {
    if (!data.isEmpty()) {
      taker.accept(new StreamEvent(type, data));
    }
    data.clear();
    type = "";
  }
}
