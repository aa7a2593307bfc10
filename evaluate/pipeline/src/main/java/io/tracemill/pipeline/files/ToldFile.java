package io.tracemill.pipeline.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes a file; when that fails, such as on a full disk, the failure names the file. */
final class ToldFile extends FilterOutputStream {
  private final Path file;
  private final FileChannel channel;

  private ToldFile(Path file, FileChannel channel) {
    super(Channels.newOutputStream(channel));
    this.file = file;
    this.channel = channel;
  }

  /** Begins to write {@code file}. */
  static ToldFile create(Path file) throws IOException {
    return of(
        file,
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE));
  }

  /** Writes {@code file}, which is open already. */
  static ToldFile of(Path file, FileChannel channel) {
    return new ToldFile(file, channel);
  }

  /** Brings what was written to the disk. */
  void force() throws IOException {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  private FileSystemException told(IOException e) {
    FileSystemException told = new FileSystemException(file.toString(), null, e.getMessage());
    told.initCause(e);
    return told;
  }
}
