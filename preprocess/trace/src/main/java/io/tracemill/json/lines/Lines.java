package io.tracemill.json.lines;

import io.tracemill.json.text.Line;
import java.util.List;

/**
 * Some lines of a file, one behind the other.
 *
 * <p>Their bytes belong to them alone and are not written to before {@link #done}, so that they can
 * go to another thread.
 *
 * @param bytes how much of the (decompressed) file was read for them, blank lines included
 * @param whenDone takes their bytes back
 */
public record Lines(List<Line> lines, long bytes, Runnable whenDone) {

  /** Takes the lines as they are now. */
  public Lines {
    lines = List.copyOf(lines);
  }

  /** Lines whose bytes nobody takes back. */
  public Lines(List<Line> lines, long bytes) {
    this(lines, bytes, () -> {});
  }

  /**
   * Says, once, that nobody looks at the lines any more: later ones may take the place of their
   * bytes. It may be left out; later lines then have bytes of their own.
   */
  public void done() {
    whenDone.run();
  }
}
