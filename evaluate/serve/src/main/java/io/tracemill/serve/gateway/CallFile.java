package io.tracemill.serve.gateway;

import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file of lines that several processes may add to: each line is written whole, under a lock, or
 * not at all. What a killed process left of a line is taken away before the next. For its owner's
 * eyes only. Not for use by several threads.
 */
record CallFile(Path path) {
  private static final int BLOCK = 1 << 16;
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  /** Adds a line, which ends with its line feed. */
  void add(byte[] line) throws IOException {
    create(path);
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      long end = whole(channel);
      try {
        write(channel, ByteBuffer.wrap(line), end);
      } catch (IOException e) {
        cut(channel, end);
        throw e;
      }
    }
  }

  /** Makes an empty file where there is none, that nobody else can read. */
  static void create(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        posix
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
            : new FileAttribute<?>[0];
    try {
      Files.createFile(file, attributes);
    } catch (FileAlreadyExistsException e) {
      // Another gateway was quicker.
    }
  }

  /** Keeps all but its owner from a file that is there. */
  static void keepPrivate(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, OWNERS);
    }
  }

  private static void write(FileChannel channel, ByteBuffer line, long place) throws IOException {
    long at = place;
    while (line.hasRemaining()) {
      at += channel.write(line, at);
    }
  }

  /** A disk that is full lets go of what was written of a line; if not, the next line tries. */
  private static void cut(FileChannel channel, long end) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      // The one that is thrown says why.
    }
  }

  /** Where the next line goes, after the last one was completed or taken away. */
  private static long whole(FileChannel channel) throws IOException {
    long size = channel.size();
    long begin = lastLine(channel, size);
    if (begin == size) {
      return size;
    }
    if (isJson(channel, begin, size)) {
      write(channel, ByteBuffer.wrap(new byte[] {'\n'}), size);
      return size + 1;
    }
    channel.truncate(begin);
    return begin;
  }

  /** Where the line begins that no line feed ends. */
  private static long lastLine(FileChannel channel, long size) throws IOException {
    long end = size;
    while (end > 0) {
      int length = (int) Math.min(BLOCK, end);
      byte[] block = bytes(channel, end - length, length);
      for (int at = length - 1; at >= 0; at--) {
        if (block[at] == '\n') {
          return end - length + at + 1;
        }
      }
      end -= length;
    }
    return 0;
  }

  private static boolean isJson(FileChannel channel, long begin, long end) throws IOException {
    if (end - begin > Integer.MAX_VALUE / 2) {
      return false;
    }
    Line line = Line.of("calls", bytes(channel, begin, (int) (end - begin)));
    return new Tape().readIfJson(line).isPresent();
  }

  private static byte[] bytes(FileChannel channel, long place, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining() && channel.read(bytes, place + bytes.position()) >= 0) {
      // The rest comes with the next read.
    }
    return bytes.array();
  }
}
