package io.tracemill.ask.journal;

import io.tracemill.ask.Outcome;
import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Outcomes of any requests to any models, by what they depend on: JSON Lines that only grow, one
 * for each answer, in the order in which they came. Runs share it and go on with it; what it has is
 * not asked again.
 *
 * <p>Each outcome is with the operating system before {@link #add} returns, and on the disk with
 * the next {@value #SYNCED} of them. What a kill left half-written is cut off. Only one process at
 * a time has it; its threads may share it.
 */
public final class SharedJournal implements Closeable {
  /** After so many outcomes the file is brought to the disk. */
  private static final int SYNCED = 256;

  private static final String BEGIN = "{\"key\":\"";
  private static final int KEY_AT = BEGIN.length();
  private static final int SHORTEST = KEY_AT + RequestKey.HEX_DIGITS;

  private final Path file;
  private final FileChannel channel;
  private final KeyIndex index = new KeyIndex();
  private final Tape tape = new Tape();
  private long end;
  private int unsynced;

  private SharedJournal(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a journal or begins one.
   *
   * @throws FileSystemException if another process has it, or the file is something else
   */
  public static SharedJournal open(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      ProcessLock.take(channel, file);
      SharedJournal journal = new SharedJournal(file, channel);
      journal.index();
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Finds where each line begins, and forgets what stands behind the last that is whole. */
  private void index() throws IOException {
    InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    StringBuilder head = new StringBuilder(SHORTEST);
    long start = 0;
    int length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        index.put(key(head), start, length);
        start += length + 1;
        length = 0;
        head.setLength(0);
      } else {
        if (length < SHORTEST) {
          head.append((char) next);
        }
        length++;
      }
    }
    if (start == 0
        && length > 0
        && !BEGIN.startsWith(head.substring(0, Math.min(KEY_AT, length)))) {
      throw notOne();
    }
    channel.truncate(start);
    channel.position(start);
    end = start;
  }

  private RequestKey key(StringBuilder head) throws FileSystemException {
    if (head.length() < SHORTEST || head.indexOf(BEGIN) != 0) {
      throw notOne();
    }
    try {
      return RequestKey.parse(head.substring(KEY_AT));
    } catch (IllegalArgumentException e) {
      throw notOne();
    }
  }

  private FileSystemException notOne() {
    return new FileSystemException(
        file.toString(), null, "is no journal of teachers' answers; move or delete it");
  }

  /** How many outcomes it has. */
  public synchronized int size() {
    return index.size();
  }

  /** Whether it has the outcome of a request. */
  public synchronized boolean has(RequestKey key) {
    return index.find(key) >= 0;
  }

  /**
   * What became of a request, if it has that.
   *
   * @throws IOException if the file was changed by something else
   */
  public synchronized Optional<Outcome> find(RequestKey key) throws IOException {
    int place = index.find(key);
    if (place < 0) {
      return Optional.empty();
    }
    ByteBuffer line = ByteBuffer.allocate(index.length(place));
    long offset = index.offset(place);
    while (line.hasRemaining()) {
      if (channel.read(line, offset + line.position()) < 0) {
        throw changed();
      }
    }
    try {
      return Optional.of(OutcomeJson.read(0, tape.read(Line.of(file.toString(), line.array()))));
    } catch (DataException | ArithmeticException e) {
      throw changed();
    }
  }

  private FileSystemException changed() {
    return new FileSystemException(
        file.toString(), null, "was changed while it was read, or is damaged; delete it");
  }

  /**
   * Notes what became of a request.
   *
   * @param model its name, for people; nothing is found by it
   * @param outcome any but {@link Outcome.Unanswered}
   */
  public synchronized void add(RequestKey key, String model, Outcome outcome) throws IOException {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("key").value(key.toString());
    text.name("model").value(model);
    OutcomeJson.write(outcome, text);
    byte[] line = (text.endObject() + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.wrap(line);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    index.put(key, end, line.length - 1);
    end += line.length;
    if (++unsynced == SYNCED) {
      sync();
    }
  }

  private void sync() throws IOException {
    channel.force(false);
    unsynced = 0;
  }

  /** Lets another process have it. */
  @Override
  public synchronized void close() throws IOException {
    if (unsynced > 0) {
      sync();
    }
    channel.close();
  }
}
