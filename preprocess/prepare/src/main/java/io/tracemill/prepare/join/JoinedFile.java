package io.tracemill.prepare.join;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.lines.RecordFiles;
import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Places;
import io.tracemill.trace.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files whose lines are joined: those that belong together are one line, the JSON array of them in
 * the order of the files, which stands where the first of them does; one that stands by itself is
 * an array of one. A line that is not JSON stays as it is.
 *
 * <p>All is read once, for an index of its lines. Then lines come from the file, or from a copy
 * that is deleted in the end, where they are not stored as they are read: compressed, in several
 * files, on the standard input.
 */
public final class JoinedFile implements Closeable, Places {
  /** As much as is read at once. */
  private static final int BATCH = 1 << 18;

  /** How many bytes are kept of what is too long to be held. */
  private static final int SHOWN = 1000;

  /** An item of the array, at the beginning of a path. */
  private static final Pattern ITEM = Pattern.compile("^\\$\\[(\\d+)\\]");

  private final JoinSettings settings;
  private final LineIndex index;
  private final Map<Integer, Line> flawed;
  private final KeptLines kept;

  private JoinedFile(
      JoinSettings settings, LineIndex index, Map<Integer, Line> flawed, KeptLines kept) {
    this.settings = settings;
    this.index = index;
    this.flawed = flawed;
    this.kept = kept;
  }

  /**
   * Joins the lines of {@code inputs}.
   *
   * @param source all of them, once
   */
  public static JoinedFile of(List<Input> inputs, Batches.Source source, JoinSettings settings)
      throws IOException {
    Indexing indexing = new Indexing(settings);
    Input first = inputs.get(0);
    boolean plain = inputs.size() == 1 && RecordFiles.areLines(first);
    KeptLines kept =
        plain
            ? KeptLines.in(first.name(), first.path().orElseThrow())
            : KeptLines.copied(first.name(), settings.spool());
    try {
      LineIndex index = indexing.read(source, kept);
      return new JoinedFile(settings, index, indexing.flawed(), kept);
    } catch (IOException | RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  /** All lines, joined, in the order of the files. */
  public Batches.Source pass() {
    return new Pass();
  }

  /** The joined line that starts at {@code offset}. */
  public Line line(long offset) throws IOException {
    return joined(index.find(offset));
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
      kept.read(index, line, index.length(line), array, at + 1);
      at += 1 + index.length(line);
    }
    array[at] = ']';
    return line(first, array, Line.WHOLE);
  }

  private Line tooLong(int first, long length) throws IOException {
    String problem =
        String.format(
            Locale.ROOT,
            "the lines that belong together have %d bytes and the limit is %d: raise it with"
                + " --max-line-bytes",
            length,
            settings.maxLineBytes());
    return alone(first, Math.min(index.length(first), SHOWN))
        .with(new Flaw(Malformed.LINE_TOO_LONG, problem));
  }

  /** The first bytes of a line as it was read. */
  private Line alone(int line, int length) throws IOException {
    byte[] bytes = new byte[length + Line.PADDING];
    kept.read(index, line, length, bytes, 0);
    return line(line, bytes, kept.where(index, line).path());
  }

  private Line line(int first, byte[] padded, String path) throws IOException {
    int length = padded.length - Line.PADDING;
    Arrays.fill(padded, length, padded.length, (byte) '\n');
    return new Line(
        kept.where(index, first).source(),
        index.number(first),
        index.start(first),
        padded,
        0,
        length,
        Optional.empty(),
        path);
  }

  /** A place in a joined line, in that one of its lines which it is about. */
  @Override
  public Origin of(Origin inLine, Line joined) throws IOException {
    Matcher item = ITEM.matcher(inLine.path());
    int line = index.find(joined.offset());
    if (line < 0 || index.isLoose(line) || joined.flaw().isPresent() || !item.lookingAt()) {
      return inLine;
    }
    for (int i = Integer.parseInt(item.group(1)); i > 0; i--) {
      line = index.next(line);
    }
    KeptLines.Where where = kept.where(index, line);
    String path = where.path() + inLine.path().substring(item.end());
    return new Origin(where.source(), index.number(line), path);
  }

  @Override
  public void close() throws IOException {
    kept.close();
  }

  /** One pass over the lines. */
  private final class Pass implements Batches.Source {
    private int at;

    /** As many lines as are worth a batch: each may be far longer than its first. */
    @Override
    public Optional<Lines> next() throws IOException {
      List<Line> some = new ArrayList<>();
      long read = 0;
      for (int length = 0; length < BATCH && at < index.size(); at++) {
        read += index.length(at) + 1;
        Optional<Line> line = record(at);
        line.ifPresent(some::add);
        length += line.map(Line::length).orElse(0);
      }
      return some.isEmpty() && at == index.size()
          ? Optional.empty()
          : Optional.of(new Lines(some, read));
    }

    private Optional<Line> record(int line) throws IOException {
      if (index.isLoose(line)) {
        Line flaw = flawed.get(line);
        return Optional.of(flaw == null ? alone(line, index.length(line)) : flaw);
      }
      return index.isFirst(line) ? Optional.of(joined(line)) : Optional.empty();
    }
  }
}
