package io.tracemill.json.lines;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file and throws, once, where it ends before the end that it had when it was opened. One
 * that grows is read as far as it goes.
 */
final class WholeFile extends FilterInputStream {
  private final long size;
  private long read;
  private boolean told;

  private WholeFile(InputStream in, long size) {
    super(in);
    this.size = size;
  }

  static InputStream open(Path file) throws IOException {
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    return new WholeFile(Files.newInputStream(file), size);
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? -1 : 1);
    return one;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    int count = super.read(to, offset, length);
    count(count);
    return count;
  }

  private void count(int count) throws IOException {
    read += Math.max(0, count);
    if (count < 0 && read < size && !told) {
      told = true;
      throw new ShorterFileException(read, size);
    }
  }
}
