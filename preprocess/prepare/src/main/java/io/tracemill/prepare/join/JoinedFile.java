package io.tracemill.prepare.join;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.trace.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose lines are joined: those that belong together are one line, the JSON array of them in
 * the order of the file, which stands where the first of them does; one that stands by itself is an
 * array of one. A line that is not JSON stays as it is.
 *
 * <p>The file is read once for an index of its lines, and again for each {@link #pass}. Lines that
 * are fetched out of order come from the file, or, where it is compressed, from a plain copy that
 * is deleted in the end.
 */
public final class JoinedFile implements Closeable {
  /** As much as is read at once. */
  private static final int BATCH = 1 << 18;

  /** How many bytes are kept of what is too long to be held. */
  private static final int SHOWN = 1000;

  /** An item of the array, at the beginning of a path. */
  private static final Pattern ITEM = Pattern.compile("^\\$\\[(\\d+)\\]");

  private final Input input;
  private final JoinSettings settings;
  private final LineIndex index;
  private final FileBytes bytes;
  private Inputs lines = new Inputs(List.of());

  private JoinedFile(Input input, JoinSettings settings, LineIndex index, FileBytes bytes) {
    this.input = input;
    this.settings = settings;
    this.index = index;
    this.bytes = bytes;
  }

  /**
   * Joins the lines of {@code input}, which is no standard input.
   *
   * @param source all of them
   */
  public static JoinedFile of(Input input, Batches.Source source, JoinSettings settings)
      throws IOException {
    Indexing indexing = new Indexing(settings);
    boolean compressed = input.isCompressed();
    FileBytes bytes =
        compressed
            ? FileBytes.spool(input.name(), settings.spool())
            : FileBytes.open(input.name(), input.path().orElseThrow());
    try {
      LineIndex index = compressed ? indexing.spooled(source, bytes) : indexing.plain(source);
      return new JoinedFile(input, settings, index, bytes);
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
  }

  /** All lines, joined, in the order of the file; ends the pass before. */
  public Batches.Source pass() throws IOException {
    lines.close();
    lines = new Inputs(List.of(input), settings.maxLineBytes(), UnaryOperator.identity());
    return new Pass(lines);
  }

  /** The joined line that stands at line {@code number}. */
  public Line line(long number) throws IOException {
    return joined(index.find(number));
  }

  private Line joined(int first) throws IOException {
    long length = 1;
    for (int line = first; line != LineIndex.NONE; line = index.next(line)) {
      length += index.length(line) + 1;
    }
    return length > settings.maxLineBytes() ? tooLong(first, length) : array(first, (int) length);
  }

  private Line array(int first, int length) throws IOException {
    byte[] array = new byte[length + Line.PADDING];
    int at = 0;
    for (int line = first; line != LineIndex.NONE; line = index.next(line)) {
      array[at] = (byte) (line == first ? '[' : ',');
      bytes.read(index.offset(line), index.length(line), array, at + 1);
      at += 1 + index.length(line);
    }
    array[at] = ']';
    return line(first, array);
  }

  private Line tooLong(int first, long length) throws IOException {
    int shown = Math.min(index.length(first), SHOWN);
    byte[] head = new byte[shown + Line.PADDING];
    bytes.read(index.offset(first), shown, head, 0);
    String problem =
        String.format(
            Locale.ROOT,
            "the lines that belong together have %d bytes and the limit is %d: raise it with"
                + " --max-line-bytes",
            length,
            settings.maxLineBytes());
    return line(first, head).with(new Flaw(Malformed.LINE_TOO_LONG, problem));
  }

  private Line line(int first, byte[] padded) {
    int length = padded.length - Line.PADDING;
    Arrays.fill(padded, length, padded.length, (byte) '\n');
    return new Line(
        input.name(),
        index.number(first),
        index.offset(first),
        padded,
        0,
        length,
        Optional.empty());
  }

  /** What {@code drop} says of a joined line, said of that one of its lines which it is about. */
  public Drop place(Drop drop) {
    Matcher item = ITEM.matcher(drop.path());
    int line = index.find(drop.origin().line());
    if (line < 0 || !item.lookingAt()) {
      return drop;
    }
    for (int i = Integer.parseInt(item.group(1)); i > 0; i--) {
      line = index.next(line);
    }
    Origin origin =
        new Origin(drop.origin().source(), index.number(line), inLine(drop.origin().path()));
    return new Drop(
        drop.reason(),
        origin,
        inLine(drop.path()),
        drop.message(),
        drop.unread(),
        drop.further().stream().map(JoinedFile::inLine).toList());
  }

  private static Drop.Fault inLine(Drop.Fault fault) {
    return new Drop.Fault(fault.reason(), inLine(fault.path()), fault.message());
  }

  private static String inLine(String path) {
    return ITEM.matcher(path).replaceFirst("\\$");
  }

  @Override
  public void close() throws IOException {
    try {
      lines.close();
    } finally {
      bytes.close();
    }
  }

  /** One pass over the file. */
  private final class Pass implements Batches.Source {
    private final Inputs lines;
    private Iterator<Line> waiting = Collections.emptyIterator();

    Pass(Inputs lines) {
      this.lines = lines;
    }

    @Override
    public Optional<Lines> next() throws IOException {
      long read = 0;
      if (!waiting.hasNext()) {
        Optional<Lines> batch = lines.next();
        if (batch.isEmpty()) {
          return batch;
        }
        waiting = batch.get().lines().iterator();
        read = batch.get().bytes();
      }
      return Optional.of(new Lines(some(), read));
    }

    /** As many lines as are worth a batch: each may be far longer than its first. */
    private List<Line> some() throws IOException {
      List<Line> some = new ArrayList<>();
      for (int length = 0; length < BATCH && waiting.hasNext(); ) {
        Optional<Line> line = record(waiting.next());
        line.ifPresent(some::add);
        length += line.map(Line::length).orElse(0);
      }
      return some;
    }

    private Optional<Line> record(Line line) throws IOException {
      int found = index.find(line.number());
      if (found < 0) {
        return line.number() <= index.end() ? Optional.of(line) : Optional.empty();
      }
      return index.isFirst(found) ? Optional.of(joined(found)) : Optional.empty();
    }
  }
}
