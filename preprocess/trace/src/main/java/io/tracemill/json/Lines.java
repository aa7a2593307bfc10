package io.tracemill.json;

import java.util.List;

/**
 * Some lines of a file, one behind the other.
 *
 * <p>Their bytes belong to them alone and are never written to again, so that they can go to
 * another thread.
 *
 * @param bytes how much of the (decompressed) file was read for them, blank lines included
 */
public record Lines(List<Line> lines, long bytes) {

  /** Takes the lines as they are now. */
  public Lines {
    lines = List.copyOf(lines);
  }
}
