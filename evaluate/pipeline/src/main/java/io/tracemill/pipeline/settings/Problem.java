package io.tracemill.pipeline.settings;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Something wrong or doubtful in what the user gave.
 *
 * @param file its name, as shown to people, or that of a setting of the request, as messages name
 *     them; empty where the message says all
 * @param line from 1; empty where the file itself is the problem
 * @param path the key, such as {@code trace_processing.relabel}; empty where the whole file is
 *     meant
 * @param message what was expected, what was found, and the next step
 */
public record Problem(
    Severity severity, String file, OptionalInt line, String path, String message) {

  private static final int MAX_PATH = 200;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

  /** Keeps off the terminal what a hostile file holds, and keys. */
  public Problem {
    String shown = path.length() > MAX_PATH ? path.substring(0, MAX_PATH) + "..." : path;
    path = showable(shown);
    message = showable(message);
  }

  private static String showable(String text) {
    return CONTROLS.matcher(KeysInFiles.hidden(text)).replaceAll("?");
  }

  /** How bad it is. */
  public enum Severity {
    /** All goes on. */
    WARNING,
    /** Nothing can begin. */
    ERROR,
    /** Nor can it, whatever the files say: what is asked for cannot be. */
    USE
  }

  /** An error in what was said of the setting {@code name} of a request. */
  public static Problem ofSetting(String name, String message) {
    return new Problem(Severity.ERROR, named(name), OptionalInt.empty(), "", message);
  }

  /** A setting's name as it stands in messages: {@code `max-line-bytes`}. */
  static String named(String setting) {
    return "`" + setting + "`";
  }

  /** The same, whatever the place in the file. */
  Problem kind() {
    return new Problem(severity, file, OptionalInt.empty(), "", message);
  }

  /** The same of the file {@code path}. */
  Problem in(String path) {
    return new Problem(severity, path, line, this.path, message);
  }

  /** The same with more to say. */
  Problem with(String more) {
    return new Problem(severity, file, line, path, message + more);
  }

  /** As {@code config.yaml:12 trace_processing.relabel: expected true or false but found 3}. */
  @Override
  public String toString() {
    if (file.isEmpty()) {
      return message;
    }
    String place = line.isPresent() ? file + ":" + line.getAsInt() : file;
    return place + (path.isEmpty() ? "" : " " + path) + ": " + message;
  }
}
