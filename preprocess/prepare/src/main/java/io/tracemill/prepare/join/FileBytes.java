package io.tracemill.prepare.join;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A plain file whose bytes are read by their offset; closes it.
 *
 * @param name as shown to people
 */
public record FileBytes(String name, FileChannel file) implements Closeable {

  /** Opens {@code path}. */
  public static FileBytes open(String name, Path path) throws IOException {
    return new FileBytes(name, FileChannel.open(path));
  }

  /** Makes {@code path}, to be written to and read; closing deletes it. */
  static FileBytes spool(String name, Path path) throws IOException {
    return new FileBytes(
        name,
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            StandardOpenOption.READ,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /** Reads {@code length} bytes from {@code offset} on to {@code to[at]}. */
  public void read(long offset, int length, byte[] to, int at) throws IOException {
    ByteBuffer unread = ByteBuffer.wrap(to, at, length);
    long from = offset - at;
    while (unread.hasRemaining()) {
      if (file.read(unread, from + unread.position()) < 0) {
        throw new EOFException(name + ": got shorter while it was read; run again");
      }
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
