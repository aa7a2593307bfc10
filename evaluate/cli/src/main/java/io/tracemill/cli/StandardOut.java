package io.tracemill.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The standard output of the process: it remembers why a write failed, and is never closed. */
final class StandardOut extends OutputStream {
  /** There is one in a process. */
  static final StandardOut ONLY = new StandardOut();

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
  private Optional<IOException> failure = Optional.empty();

  private StandardOut() {}

  /** Says that whoever read the output has stopped, such as {@code head}. */
  static final class ClosedPipe extends IOException {
    private static final long serialVersionUID = 1;

    ClosedPipe(IOException cause) {
      super("standard output: nobody reads it any longer", cause);
    }

    static IOException of(IOException cause) {
      return new ClosedPipe(cause);
    }
  }

  /** Why the first write that failed did so. */
  IOException failure() {
    return failure.orElseGet(() -> new IOException("standard output: cannot be written"));
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      IOException told = told(e);
      failure = failure.or(() -> Optional.of(told));
      throw told;
    }
  }

  private static IOException told(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("Broken pipe")
        ? ClosedPipe.of(e)
        : new IOException("standard output: " + message, e);
  }
}
