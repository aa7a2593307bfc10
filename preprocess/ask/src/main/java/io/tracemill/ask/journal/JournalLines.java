package io.tracemill.ask.journal;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * What a journal's file holds, up to the first line that is torn.
 *
 * @param header empty where the file is
 * @param end where the good lines end, in bytes
 */
record JournalLines(Optional<JournalHeader> header, Map<Long, JournalEntry> entries, long end) {
  private static final Name ROW = Name.of("row");
  private static final Name PROMPT = Name.of("prompt");

  JournalLines {
    entries = Map.copyOf(entries);
  }

  /**
   * Reads {@code file} through {@code channel}, which holds the lock.
   *
   * @throws FileSystemException if the file is something else, which is not to be overwritten
   */
  static JournalLines read(Path file, FileChannel channel) throws IOException {
    channel.position(0);
    byte[] bytes = Channels.newInputStream(channel).readAllBytes();
    int end = feed(bytes, 0);
    if (end < 0) {
      return torn(file, bytes);
    }
    Optional<JournalHeader> header = node(file, bytes, 0, end).flatMap(JournalHeader::of);
    if (header.isEmpty()) {
      throw notOne(file);
    }
    Map<Long, JournalEntry> entries = new HashMap<>();
    int at = end + 1;
    for (end = feed(bytes, at); end >= 0; end = feed(bytes, at)) {
      if (!entry(node(file, bytes, at, end), entries)) {
        break;
      }
      at = end + 1;
    }
    return new JournalLines(header, entries, at);
  }

  /** A file without a line feed: empty, or the beginning of a header. */
  private static JournalLines torn(Path file, byte[] bytes) throws FileSystemException {
    byte[] begin = JournalHeader.BEGIN.getBytes(StandardCharsets.US_ASCII);
    int length = Math.min(begin.length, bytes.length);
    if (!Arrays.equals(begin, 0, length, bytes, 0, length)) {
      throw notOne(file);
    }
    return new JournalLines(Optional.empty(), Map.of(), 0);
  }

  private static FileSystemException notOne(Path file) {
    return new FileSystemException(
        file.toString(), null, "is no journal of this version; move or delete it");
  }

  private static int feed(byte[] bytes, int start) {
    for (int i = start; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static Optional<Node> node(Path file, byte[] bytes, int start, int end) {
    byte[] line = Arrays.copyOfRange(bytes, start, end);
    return new Tape().readIfJson(Line.of(file.toString(), line));
  }

  private static boolean entry(Optional<Node> line, Map<Long, JournalEntry> to) {
    try {
      Node node = line.orElseThrow();
      long row = node.field(ROW).number().longValueExact();
      to.put(row, new JournalEntry(node.field(PROMPT).text(), OutcomeJson.read(row, node)));
      return true;
    } catch (DataException
        | ArithmeticException
        | NumberFormatException
        | NoSuchElementException torn) {
      return false;
    }
  }
}
