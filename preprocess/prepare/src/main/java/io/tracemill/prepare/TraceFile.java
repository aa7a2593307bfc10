package io.tracemill.prepare;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.lines.RecordFiles;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Places;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.join.JoinSettings;
import io.tracemill.prepare.join.JoinedFile;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files of traces that are read twice: all of their lines, then the chosen ones again. Where the
 * format wants it, lines that belong together are one.
 */
public final class TraceFile implements Closeable {
  private final List<Input> inputs;
  private final ReadSettings settings;
  private final Batches.Source source;
  private final Optional<JoinedFile> joined;

  /** Whether a line was read that does not stand by itself. */
  private volatile boolean parts;

  private TraceFile(
      List<Input> inputs,
      ReadSettings settings,
      Batches.Source source,
      Optional<JoinedFile> joined) {
    this.inputs = List.copyOf(inputs);
    this.settings = settings;
    this.source = source;
    this.joined = joined;
  }

  /**
   * The files {@code inputs}.
   *
   * @param source all of their lines; closed by the caller
   * @param spool a file that may be made, and is deleted in the end: joined lines are fetched from
   *     it that are not stored as they are read
   */
  public static TraceFile of(
      List<Input> inputs, Batches.Source source, ReadSettings settings, Path spool)
      throws IOException {
    Optional<Join> join = settings.format().join();
    if (join.isEmpty()) {
      return new TraceFile(inputs, settings, source, Optional.empty());
    }
    JoinSettings how =
        new JoinSettings(join.get(), settings.maxLineBytes(), settings.tokenizer(), spool);
    JoinedFile joined = JoinedFile.of(inputs, source, how);
    return new TraceFile(inputs, settings, joined.pass(), Optional.of(joined));
  }

  /** A single file. */
  public static TraceFile of(Input input, Batches.Source source, ReadSettings settings, Path spool)
      throws IOException {
    return of(List.of(input), source, settings, spool);
  }

  /** As shown to people; nothing where there are several. */
  Optional<String> name() {
    return inputs.size() == 1 ? Optional.of(inputs.get(0).name()) : Optional.empty();
  }

  /** How its traces are laid out. */
  TraceFormat format() {
    return settings.format();
  }

  /** All lines, once. */
  public Batches.Source lines() {
    return joined.isPresent() ? source : this::seen;
  }

  private Optional<Lines> seen() throws IOException {
    Optional<Lines> next = source.next();
    if (next.isPresent()) {
      for (Line line : next.get().lines()) {
        parts |= !line.path().equals(Line.WHOLE);
      }
    }
    return next;
  }

  /** A reader of its lines, which counts as {@link TraceReader} says. */
  public TraceReader reader(Tally lines, Tally traces) {
    return new TraceReader(
        settings.format(), settings.policy(), settings.tokenizer(), lines, traces, places());
  }

  /** Where the parts of its lines stand. */
  public Places places() {
    return joined.isPresent() ? joined.get() : Places.OWN;
  }

  /** Lines again, in their order. */
  ChosenLines chosen() throws IOException {
    if (joined.isPresent()) {
      return new ChosenLines.Joined(joined.get());
    }
    return inputs.size() == 1 && !parts && !RecordFiles.isTable(inputs.get(0))
        ? ChosenLines.open(inputs.get(0), settings.maxLineBytes())
        : ChosenLines.again(inputs, settings.maxLineBytes());
  }

  @Override
  public void close() throws IOException {
    if (joined.isPresent()) {
      joined.get().close();
    }
  }
}
