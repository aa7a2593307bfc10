package io.tracemill.json;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says that a line is not what was expected of it: where, what, and what was found instead.
 *
 * <p>The message reads {@code traces.jsonl:1042 $.messages[1].role: expected ... but found ...}.
 */
public final class DataException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** A list of which all is wrong says so often enough. */
  private static final int MOST = 20;

  private final transient Reason reason;
  private final String source;
  private final long line;
  private final String path;
  private final String problem;
  private final transient List<DataException> further = new ArrayList<>(0);

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

  /** What else is wrong with the same line, in its order; only so much that it can be shown. */
  public List<DataException> further() {
    return Collections.unmodifiableList(further);
  }

  /**
   * For whoever goes on behind what is wrong with an item of a list: {@code first} with this one
   * behind it, or this one where nothing was wrong before.
   *
   * @throws DataException {@code first}, once more would not be shown
   */
  public DataException after(@Nullable DataException first) {
    if (first == null) {
      return this;
    }
    first.further.add(this);
    first.further.addAll(further);
    further.clear();
    if (first.further.size() >= MOST) {
      throw first;
    }
    return first;
  }

  /** Throws {@code first}, what is wrong with a list, if anything is. */
  public static void throwIfAny(@Nullable DataException first) {
    if (first != null) {
      throw first;
    }
  }
}
