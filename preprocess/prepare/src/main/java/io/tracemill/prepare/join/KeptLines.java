package io.tracemill.prepare.join;

import io.tracemill.json.text.Line;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where the bytes of lines are while they are joined: in the plain file that they come from, or in
 * a copy of them all, each followed by where it was read. Closes it.
 */
final class KeptLines implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final FileBytes bytes;

  /** Writes the copy. */
  private final Optional<OutputStream> copy;

  /** The paths of those that do not stand by themselves, in a file that has few of them. */
  private final Map<Integer, String> paths = new HashMap<>();

  private long written;

  private KeptLines(String name, FileBytes bytes, Optional<OutputStream> copy) {
    this.name = name;
    this.bytes = bytes;
    this.copy = copy;
  }

  /** The lines stay in {@code file}. */
  static KeptLines in(String name, Path file) throws IOException {
    return new KeptLines(name, FileBytes.open(name, file), Optional.empty());
  }

  /** The lines are copied to {@code spool}. */
  static KeptLines copied(String name, Path spool) throws IOException {
    FileBytes bytes = FileBytes.spool(name, spool);
    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(bytes.file()), BUFFER);
    return new KeptLines(name, bytes, Optional.of(out));
  }

  /** Keeps the bytes of {@code line}, the next of an index; returns where they are. */
  long keep(Line line, int index) throws IOException {
    if (copy.isEmpty()) {
      if (!line.path().equals(Line.WHOLE)) {
        paths.put(index, line.path());
      }
      return line.offset();
    }
    long offset = written;
    OutputStream out = copy.get();
    byte[] where = (line.source() + '\0' + line.path()).getBytes(StandardCharsets.UTF_8);
    out.write(line.bytes(), line.start(), line.length());
    out.write(where);
    written += line.length() + where.length;
    return offset;
  }

  /** Says that all lines are kept. */
  void end() throws IOException {
    if (copy.isPresent()) {
      copy.get().flush();
    }
  }

  /** Reads the first {@code length} bytes of a line to {@code to[at]}. */
  void read(LineIndex index, int line, int length, byte[] to, int at) throws IOException {
    bytes.read(index.offset(line), length, to, at);
  }

  /** The file's name and the path of a line. */
  Where where(LineIndex index, int line) throws IOException {
    if (copy.isEmpty()) {
      return new Where(name, paths.getOrDefault(line, Line.WHOLE));
    }
    long from = index.offset(line) + index.length(line);
    long end = line + 1 < index.size() ? index.offset(line + 1) : written;
    byte[] where = new byte[(int) (end - from)];
    bytes.read(from, where.length, where, 0);
    String text = new String(where, StandardCharsets.UTF_8);
    int middle = text.indexOf('\0');
    return new Where(text.substring(0, middle), text.substring(middle + 1));
  }

  /** Where a line was read, but for its number. */
  record Where(String source, String path) {}

  @Override
  public void close() throws IOException {
    bytes.close();
  }
}
