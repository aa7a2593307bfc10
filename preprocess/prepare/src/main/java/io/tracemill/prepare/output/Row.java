package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * One line of a rows file, in two pieces: what it shares with the row before, and its own. ASCII,
 * and ends with a line feed.
 *
 * <p>Holds until its writer makes the next one.
 */
public final class Row {
  private final CountedText head;
  private final JsonWriter tail;

  /** How many characters are neither prompt nor answer. */
  private final int frame;

  Row(CountedText head, JsonWriter tail, int frame) {
    this.head = head;
    this.tail = tail;
    this.frame = frame;
  }

  /** What it shares with the row before. */
  public Slice head() {
    return head.text().slice();
  }

  /** What is its own. */
  public Slice tail() {
    return tail.slice();
  }

  /** How many bytes it has. */
  public int length() {
    return head.text().size() + tail.size();
  }

  /** Writes it. */
  public void writeTo(OutputStream out) throws IOException {
    head.text().writeTo(out);
    tail.writeTo(out);
  }

  /** Whether prompt and answer together have more than {@code limit} characters. */
  public boolean isLongerThan(int limit) {
    return length() - frame > limit && characters() > limit;
  }

  /** How many characters (code points) prompt and answer have together, escapes undone. */
  public int characters() {
    return head.characters() + JsonCharacters.count(tail.slice()) - frame;
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
