package io.tracemill.prepare;

import io.tracemill.json.lines.Input;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.join.JoinSettings;
import io.tracemill.prepare.join.JoinedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of traces that is read twice: all of its lines, then the chosen ones again. Where the
 * format wants it, lines that belong together are one.
 */
public final class TraceFile implements Closeable {
  private final Input input;
  private final ReadSettings settings;
  private final Batches.Source source;
  private final Optional<JoinedFile> joined;

  private TraceFile(
      Input input, ReadSettings settings, Batches.Source source, Optional<JoinedFile> joined) {
    this.input = input;
    this.settings = settings;
    this.source = source;
    this.joined = joined;
  }

  /**
   * The file {@code input}.
   *
   * @param source all of its lines; closed by the caller
   * @param spool a file that may be made, and is deleted in the end: joined lines of a compressed
   *     file are fetched from it
   */
  public static TraceFile of(Input input, Batches.Source source, ReadSettings settings, Path spool)
      throws IOException {
    Optional<Join> join = settings.format().join();
    if (join.isEmpty()) {
      return new TraceFile(input, settings, source, Optional.empty());
    }
    JoinSettings how =
        new JoinSettings(join.get(), settings.maxLineBytes(), settings.tokenizer(), spool);
    JoinedFile joined = JoinedFile.of(input, source, how);
    return new TraceFile(input, settings, joined.pass(), Optional.of(joined));
  }

  /** As shown to people. */
  String name() {
    return input.name();
  }

  /** How its traces are laid out. */
  TraceFormat format() {
    return settings.format();
  }

  /** All lines, once. */
  public Batches.Source lines() {
    return source;
  }

  /** A reader of its lines, which counts as {@link TraceReader} says. */
  public TraceReader reader(Tally lines, Tally traces) {
    return new TraceReader(settings.format(), settings.tokenizer(), lines, traces);
  }

  /** Lines again, in their order. */
  ChosenLines chosen() throws IOException {
    return joined.isPresent()
        ? new ChosenLines.Joined(joined.get())
        : ChosenLines.open(input, settings.maxLineBytes());
  }

  /** What {@code drop} says of a line, said of the line of the file. */
  Drop place(Drop drop) {
    return joined.isPresent() ? joined.get().place(drop) : drop;
  }

  @Override
  public void close() throws IOException {
    if (joined.isPresent()) {
      joined.get().close();
    }
  }
}
