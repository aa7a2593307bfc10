package io.tracemill.json;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Reason;

/**
 * Says that a line is not what was expected of it: where, what, and what was found instead.
 *
 * <p>The message reads {@code traces.jsonl:1042 $.messages[1].role: expected ... but found ...}.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Reason reason;
  private final String source;
  private final long line;
  private final String path;
  private final String problem;

  DataException(Reason reason, Line line, String path, String problem) {
    super(line.source() + ":" + line.number() + " " + path + ": " + problem, null, false, false);
    this.reason = reason;
    this.source = line.source();
    this.line = line.number();
    this.path = path;
    this.problem = problem;
  }

  /** Its kind. */
  public Reason reason() {
    return reason;
  }

  /** The file's name. */
  public String source() {
    return source;
  }

  /** The line's number, from 1. */
  public long line() {
    return line;
  }

  /** The place inside the line, such as {@code $.messages[1].role}. */
  public String path() {
    return path;
  }

  /** What is wrong there. */
  public String problem() {
    return problem;
  }
}
