package io.tracemill.ask.journal;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of JSON objects, a line each, that are found by their {@code key}, the first field: it
 * only grows, and only keys and places are in memory.
 *
 * <p>Each line is with the operating system before {@link #add} returns, and on the disk with the
 * next {@value #SYNCED} of them. What a kill left half-written is cut off, and a line that a power
 * cut made zeros of does not count. Only one process at a time has the file; its threads may share
 * it.
 */
public final class KeyedLines implements Closeable {
  /** After so many lines the file is brought to the disk. */
  private static final int SYNCED = 256;

  private static final String BEGIN = "{\"key\":\"";
  private static final int KEY_AT = BEGIN.length();
  private static final int SHORTEST = KEY_AT + RequestKey.HEX_DIGITS;

  private final Path file;
  private final FileChannel channel;
  private final boolean lasting;
  private final KeyIndex index = new KeyIndex();
  private final LineBlocks blocks;

  /** Of a file that nobody needs after a crash, lines that are not with the system yet. */
  private final ByteBuffer unwritten;

  private long end;
  private int unsynced;

  private KeyedLines(Path file, FileChannel channel, boolean lasting) {
    this.file = file;
    this.channel = channel;
    this.lasting = lasting;
    this.blocks = new LineBlocks(channel);
    this.unwritten = ByteBuffer.allocate(lasting ? 0 : 1 << 16);
  }

  /**
   * Opens a file or begins one.
   *
   * @throws FileSystemException if another process has it, or the file is something else
   */
  public static KeyedLines open(Path file) throws IOException {
    return open(file, true);
  }

  /** The same for a file that nobody needs after a power cut, and which is never synced. */
  public static KeyedLines temporary(Path file) throws IOException {
    return open(file, false);
  }

  private static KeyedLines open(Path file, boolean lasting) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      ProcessLock.take(channel, file, "journal");
      KeyedLines lines = new KeyedLines(file, channel, lasting);
      lines.index();
      return lines;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Finds where each line begins, and forgets what stands behind the last that is whole. */
  private void index() throws IOException {
    byte[] chunk = new byte[1 << 16];
    byte[] head = new byte[SHORTEST];
    InputStream in = Channels.newInputStream(channel);
    long start = 0;
    int length = 0;
    boolean damaged = false;
    for (int size = in.read(chunk); size > 0; size = in.read(chunk)) {
      int at = 0;
      while (at < size) {
        int feed = feed(chunk, at, size);
        int known = Math.min(length, SHORTEST);
        System.arraycopy(chunk, at, head, known, Math.min(SHORTEST - known, feed - at));
        length += feed - at;
        damaged |= hasZero(chunk, at, feed);
        at = feed + 1;
        if (feed < size) {
          if (!damaged || index.size() == 0) {
            index.put(key(head, length), start, length);
          }
          start += length + 1;
          length = 0;
          damaged = false;
        }
      }
    }
    if (start == 0 && length > 0 && !isBegin(head, Math.min(length, KEY_AT))) {
      throw notOne();
    }
    channel.truncate(start);
    channel.position(start);
    end = start;
  }

  /** Where the next line feed is, or {@code end}. */
  private static int feed(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  /** As a power cut leaves in pages that did not reach the disk; no line has one. */
  private static boolean hasZero(byte[] bytes, int from, int end) {
    for (int at = from; at < end; at++) {
      if (bytes[at] == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBegin(byte[] head, int length) {
    return BEGIN.startsWith(new String(head, 0, length, StandardCharsets.ISO_8859_1));
  }

  private RequestKey key(byte[] head, int length) throws FileSystemException {
    if (length < SHORTEST || !isBegin(head, KEY_AT)) {
      throw notOne();
    }
    try {
      return RequestKey.parse(
          new String(head, KEY_AT, RequestKey.HEX_DIGITS, StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      throw notOne();
    }
  }

  private FileSystemException notOne() {
    return new FileSystemException(
        file.toString(), null, "is no journal of teachers' answers; move or delete it");
  }

  /** How many keys it has. */
  public synchronized int size() {
    return index.size();
  }

  /** Whether there is a line of {@code key}. */
  public synchronized boolean has(RequestKey key) {
    return index.find(key) >= 0;
  }

  /**
   * The line of {@code key} without its line feed, if there is one; of several the last.
   *
   * @throws IOException if the file was changed by something else
   */
  public synchronized Optional<byte[]> bytes(RequestKey key) throws IOException {
    int place = index.find(key);
    if (place < 0) {
      return Optional.empty();
    }
    long offset = index.offset(place);
    if (offset + index.length(place) >= end - unwritten.position()) {
      flush();
    }
    byte[] line = blocks.read(offset, index.length(place));
    if (line.length < index.length(place)) {
      throw changed();
    }
    return Optional.of(line);
  }

  /** The same as a value on {@code tape}. */
  public Optional<Node> find(RequestKey key, Tape tape) throws IOException {
    Optional<byte[]> bytes = bytes(key);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(tape.read(Line.of(file.toString(), bytes.get())));
    } catch (DataException e) {
      throw changed();
    }
  }

  FileSystemException changed() {
    return new FileSystemException(
        file.toString(), null, "was changed while it was read, or is damaged; delete it");
  }

  /**
   * Adds a line.
   *
   * @param fields adds those behind the key
   */
  public void add(RequestKey key, Consumer<JsonText> fields) throws IOException {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("key").value(key.toString());
    fields.accept(text);
    add(key, (text.endObject() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void add(RequestKey key, byte[] line) throws IOException {
    index.put(key, end, line.length - 1);
    end += line.length;
    if (lasting || line.length > unwritten.remaining()) {
      flush();
    }
    if (lasting || line.length > unwritten.remaining()) {
      write(ByteBuffer.wrap(line));
    } else {
      unwritten.put(line);
    }
    unsynced += lasting ? 1 : 0;
    if (unsynced == SYNCED) {
      sync();
    }
  }

  private void flush() throws IOException {
    unwritten.flip();
    write(unwritten);
    unwritten.clear();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private void sync() throws IOException {
    channel.force(false);
    unsynced = 0;
  }

  /** Lets another process have it; a file without a line is taken away. */
  @Override
  public synchronized void close() throws IOException {
    if (channel.isOpen() && unsynced > 0) {
      sync();
    }
    channel.close();
    if (index.size() == 0) {
      Files.deleteIfExists(file);
    }
  }
}
