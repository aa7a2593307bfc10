package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One line of a rows file, in two pieces: what it shares with the row before, and its own. ASCII,
 * and ends with a line feed.
 *
 * @param frame how many of its characters are neither prompt nor answer
 */
public record Row(JsonWriter head, JsonWriter tail, int frame) {

  /** How many bytes it has. */
  public int length() {
    return head.size() + tail.size();
  }

  /** Writes it. */
  public void writeTo(OutputStream out) throws IOException {
    head.writeTo(out);
    tail.writeTo(out);
  }

  /** Whether prompt and answer together have more than {@code limit} characters. */
  public boolean isLongerThan(int limit) {
    return length() - frame > limit && characters() > limit;
  }

  /** How many characters (code points) prompt and answer have together, escapes undone. */
  public int characters() {
    return Characters.count(head.slice()) + Characters.count(tail.slice()) - frame;
  }

  /** Its bytes, copied. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length());
    try {
      writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory has no I/O", e);
    }
    return bytes.toByteArray();
  }
}
