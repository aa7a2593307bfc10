package io.tracemill.json.lines;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.token.Endings;
import io.tracemill.json.token.Entries;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The lines of a JSON Lines file.
 *
 * <p>Only line feeds end a line; blank lines are counted but left out; a byte order mark of UTF-8
 * is skipped. What cannot be a line of JSON Lines still comes as a line, with its {@link Flaw}:
 * reading it as JSON then throws. An exception of the disk goes through.
 */
public final class JsonLines implements LineSource {
  /** The longest line that is read unless told otherwise: 64 MiB. */
  public static final int DEFAULT_MAX_LINE_BYTES = 64 << 20;

  /** The longest line that can be read: 1 GiB less some room. */
  public static final int GREATEST_MAX_LINE_BYTES = Entries.MAX_OFFSET - (1 << 20);

  /** How many bytes are kept of what is too long to be held. */
  static final int SHOWN = 1000;

  private final String source;
  private final InputStream in;
  private final int maxLineBytes;
  private final Pieces pieces;
  private final PrettyPrinted prettyPrinted = new PrettyPrinted();
  private long number;
  private long blank;
  private boolean done;
  private Optional<Line> cut = Optional.empty();
  private Optional<Damage> damage = Optional.empty();

  /** Reads {@code in}, called {@code source} in messages, and closes it in the end. */
  public JsonLines(String source, InputStream in) {
    this(source, in, DEFAULT_MAX_LINE_BYTES);
  }

  /** The same with another limit, which is at most {@link #GREATEST_MAX_LINE_BYTES}. */
  public JsonLines(String source, InputStream in, int maxLineBytes) {
    if (maxLineBytes < SHOWN || maxLineBytes > GREATEST_MAX_LINE_BYTES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a line's limit is %d to %d bytes but was %d",
              SHOWN,
              GREATEST_MAX_LINE_BYTES,
              maxLineBytes));
    }
    this.source = source;
    this.in = in;
    this.maxLineBytes = maxLineBytes;
    this.pieces = new Pieces(in, maxLineBytes);
  }

  /** The next lines, about 256 KiB of them; nothing at the end. */
  @Override
  public Optional<Lines> next() throws IOException {
    List<Line> lines = new ArrayList<>();
    long bytes = 0;
    while (lines.isEmpty() && !done) {
      if (pieces.next()) {
        bytes += pieces.length();
        split(lines);
      } else {
        finish(lines);
      }
    }
    prettyPrinted.keep();
    byte[] piece = pieces.bytes();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lines(lines, bytes, () -> pieces.spare(piece)));
  }

  private void split(List<Line> to) throws IOException {
    int at = 0;
    if (number == 0) {
      Encoding encoding = Encoding.of(pieces.bytes(), pieces.end());
      if (encoding.flaw().isPresent()) {
        number++;
        to.add(line(0, pieces.end()).head(SHOWN).with(encoding.flaw().get()));
        done = true;
        drain();
        return;
      }
      at = encoding.markLength();
    }
    if (pieces.isHead()) {
      number++;
      prettyPrinted.take(tooLong(line(at, pieces.end()), pieces.lineLength() - at), to);
      return;
    }
    while (at < pieces.end()) {
      int lineEnd = Pieces.feed(pieces.bytes(), at, pieces.end());
      number++;
      take(line(at, lineEnd), lineEnd == pieces.end(), to);
      at = lineEnd + 1;
    }
  }

  /**
   * Reads what nobody needs, so that whoever counts or hashes the stored bytes sees all of them.
   */
  private void drain() throws IOException {
    boolean more = true;
    while (more) {
      more = pieces.next();
    }
  }

  private void take(Line line, boolean unterminated, List<Line> to) {
    if (unterminated && pieces.damage().isPresent()) {
      cut = Optional.of(line.head(SHOWN));
      return;
    }
    if (isBlank(line)) {
      blank++;
      return;
    }
    if (line.length() > maxLineBytes) {
      prettyPrinted.take(tooLong(line, line.length()), to);
    } else {
      prettyPrinted.take(unterminated ? Endings.checked(line) : line, to);
    }
  }

  private void finish(List<Line> to) {
    done = true;
    prettyPrinted.end(to);
    if (pieces.damage().isPresent()) {
      Line line = cut.orElseGet(this::nothing);
      damage = Optional.of(Damage.of(source, line.number(), pieces.damage().get()));
      to.add(line.with(new Flaw(Malformed.TRUNCATED_INPUT, flaw(damage.get()))));
    }
  }

  /** The line that is missing where the bytes end behind a line feed. */
  private Line nothing() {
    return new Line(source, ++number, pieces.offset(), new byte[0], 0, 0, Optional.empty()).head(0);
  }

  private static String flaw(Damage damage) {
    return "the file " + damage.problem() + "; lines before this one were read: " + damage.remedy();
  }

  /** What is wrong with the file, if it was not read to its end; known when there is no more. */
  @Override
  public Optional<Damage> damage() {
    return damage;
  }

  @Override
  public long blank() {
    return blank;
  }

  private Line line(int start, int end) {
    return new Line(
        source, number, pieces.offset() + start, pieces.bytes(), start, end, Optional.empty());
  }

  private Line tooLong(Line line, long length) {
    return line.head(SHOWN)
        .with(
            new Flaw(
                Malformed.LINE_TOO_LONG,
                String.format(
                    Locale.ROOT,
                    "the line has %d bytes and the limit is %d: raise it with --max-line-bytes",
                    length,
                    maxLineBytes)));
  }

  private static boolean isBlank(Line line) {
    int at = line.start();
    while (at < line.end() && Endings.isBlank(line.bytes()[at])) {
      at++;
    }
    return at == line.end();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
