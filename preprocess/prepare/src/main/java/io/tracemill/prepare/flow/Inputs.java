package io.tracemill.prepare.flow;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.lines.RecordFiles;
import io.tracemill.json.text.Line;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The lines of several files, one file behind the other; each is open only while it is read. */
public final class Inputs implements Batches.Source, Closeable {
  private final Iterator<Input> waiting;
  private final int maxLineBytes;
  private final UnaryOperator<InputStream> raw;
  private final List<Damage> damages = new ArrayList<>();
  private long base;
  private long end;
  private long blank;
  private Optional<LineSource> open = Optional.empty();

  /**
   * The lines of {@code inputs}.
   *
   * @param raw goes around each file's bytes as they are stored, to count or to hash them
   */
  public Inputs(List<Input> inputs, int maxLineBytes, UnaryOperator<InputStream> raw) {
    this.waiting = inputs.iterator();
    this.maxLineBytes = maxLineBytes;
    this.raw = raw;
  }

  /** The lines of {@code inputs} with the usual limit. */
  public Inputs(List<Input> inputs) {
    this(inputs, JsonLines.DEFAULT_MAX_LINE_BYTES, UnaryOperator.identity());
  }

  @Override
  public Optional<Lines> next() throws IOException {
    while (true) {
      if (open.isEmpty()) {
        if (!waiting.hasNext()) {
          return Optional.empty();
        }
        Input input = waiting.next();
        open = Optional.of(RecordFiles.open(input, raw, maxLineBytes));
      }
      Optional<Lines> lines = open.get().next();
      if (lines.isPresent()) {
        return behind(lines.get());
      }
      close();
      base = end;
    }
  }

  /** The same, counted on from the files before, so that no two lines have the same offset. */
  private Optional<Lines> behind(Lines read) {
    Line last = read.lines().get(read.lines().size() - 1);
    end = base + last.offset() + last.length() + 1;
    if (base == 0) {
      return Optional.of(read);
    }
    List<Line> lines = new ArrayList<>();
    for (Line line : read.lines()) {
      lines.add(line.behind(base));
    }
    return Optional.of(new Lines(lines, read.bytes(), read.whenDone()));
  }

  /** How many lines without content the files have, as far as they are read. */
  public long blank() {
    return blank + open.map(LineSource::blank).orElse(0L);
  }

  /** What is wrong with those files of which only a part could be read, as far as they are. */
  public List<Damage> damages() {
    return List.copyOf(damages);
  }

  @Override
  public void close() throws IOException {
    if (open.isPresent()) {
      open.get().damage().ifPresent(damages::add);
      blank += open.get().blank();
      open.get().close();
      open = Optional.empty();
    }
  }
}
