package io.tracemill.prepare.flow;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * What one ticket writes to a file that several threads write to in the order of their tickets.
 *
 * <p>The ticket whose turn it is writes straight to the file, which is to be a buffered one.
 * Another gathers up to a limit and then waits for its turn, so that memory stays bounded however
 * much a line makes.
 */
public final class TicketStream extends OutputStream {
  /** 1 MiB: some rows of every usual batch, little next to the smallest heap. */
  private static final int LIMIT = 1 << 20;

  private final TicketOrder sequence;
  private final OutputStream file;
  private byte[] bytes = new byte[1 << 13];
  private int size;
  private long ticket;

  /** Writes to {@code file}, which others write to as well. */
  public TicketStream(TicketOrder sequence, OutputStream file) {
    this.sequence = sequence;
    this.file = file;
  }

  void begin(long ticket) {
    this.ticket = ticket;
    size = 0;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int length) throws IOException {
    if (length > LIMIT - size || sequence.isAt(ticket)) {
      flush();
      file.write(from, offset, length);
    } else {
      gather(from, offset, length);
    }
  }

  private void gather(byte[] from, int offset, int length) {
    if (size + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(LIMIT, Math.max(2 * bytes.length, size + length)));
    }
    System.arraycopy(from, offset, bytes, size, length);
    size += length;
  }

  /** Waits for its turn and writes what it has. */
  @Override
  public void flush() throws IOException {
    if (!sequence.isAt(ticket)) {
      sequence.await(ticket);
    }
    if (size > 0) {
      file.write(bytes, 0, size);
      size = 0;
    }
  }
}
