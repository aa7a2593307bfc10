package io.tracemill.ask.journal;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The outcomes of an evaluation that goes on where it was interrupted: JSON Lines beside the
 * output, a header with the settings and then a line for each finished row, with a hash of its
 * prompt. A row whose prompt is another one now counts as not finished.
 *
 * <p>Each outcome is with the operating system before {@link #add} returns: a process that is
 * killed loses none, but a power cut may cost the last ones. What a kill left half-written, and all
 * behind it, is cut off. Only one process at a time has a journal. Not for several threads.
 */
public final class Journal implements Closeable {
  private final Path file;
  private final FileChannel channel;
  private final Map<Long, JournalEntry> finished;
  private final Start start;

  private Journal(Path file, FileChannel channel, Map<Long, JournalEntry> finished, Start start) {
    this.file = file;
    this.channel = channel;
    this.finished = new HashMap<>(finished);
    this.start = start;
  }

  /** The journal of the output {@code file}. */
  public static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ".journal");
  }

  /**
   * Opens a journal or begins one.
   *
   * @param settings all that outcomes depend on but prompts: the model and a hash of it, precision,
   *     decoding; as they shall be shown where one has changed
   * @throws FileSystemException if another process has it, or the file is something else
   */
  public static Journal open(Path file, Map<String, String> settings) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      ProcessLock.take(channel, file, "output");
      return opened(file, channel, new JournalHeader(settings));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Journal opened(Path file, FileChannel channel, JournalHeader header)
      throws IOException {
    JournalLines lines = JournalLines.read(file, channel);
    if (lines.header().filter(header::equals).isPresent()) {
      channel.truncate(lines.end());
      channel.position(lines.end());
      return new Journal(file, channel, lines.entries(), new Start.Resumed(lines.entries().size()));
    }
    Start start =
        lines
            .header()
            .<Start>map(
                before -> new Start.Afresh(lines.entries().size(), header.differences(before)))
            .orElseGet(Start.Fresh::new);
    channel.truncate(0);
    channel.position(0);
    write(channel, header.line());
    return new Journal(file, channel, Map.of(), start);
  }

  /** In what state it was found. */
  public Start start() {
    return start;
  }

  /** What became of a row with this prompt, if it is finished. */
  public Optional<Outcome> find(long row, Prompt prompt) {
    return Optional.ofNullable(finished.get(row))
        .filter(entry -> entry.prompt().equals(hash(prompt)))
        .map(JournalEntry::outcome);
  }

  /** Notes what became of a row. */
  public void add(Prompt prompt, Outcome outcome) throws IOException {
    JournalEntry entry = new JournalEntry(hash(prompt), outcome);
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("row").value(outcome.row()).name("prompt").value(entry.prompt());
    OutcomeJson.write(outcome, text);
    write(channel, text.endObject().toString());
    finished.put(outcome.row(), entry);
  }

  private static void write(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private static String hash(Prompt prompt) {
    try {
      byte[] bytes = prompt.canonical().getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Says that the output is complete: the journal is deleted. */
  public void complete() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
  }

  /** Lets another process have it; what is in it stays. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
