package io.tracemill.json.lines;

import io.tracemill.json.text.Flaw;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The records of JSON in which they stand in containers: see {@link ContainerLook}. They are read
 * one by one, each as a line with its path; only one has to fit in memory.
 *
 * <p>Values follow one another, however they are laid out. What else a container holds is not
 * given, for it tells of the container (pages, totals, the process that wrote spans); but an object
 * named {@code trace} is a record of its own, and so is what stands beside {@code observations} in
 * an object with an {@code id}: the trace that they belong to, without them. A value that ends
 * inside a string at a line feed, or where a line begins anew although a comma is due, is taken to
 * be cut: what follows is read by itself.
 */
final class JsonRecords implements LineSource {
  private static final int CHUNK = 1 << 18;

  /** Where a container is that is being read. */
  private static final class Open {
    private final boolean array;
    private final String path;
    private long items;

    /** What stands beside the records in an object, its fields one behind the other. */
    private final ByteArrayOutputStream beside = new ByteArrayOutputStream(0);

    private boolean hasId;
    private boolean hasObservations;

    Open(boolean array, String path) {
      this.array = array;
      this.path = path;
    }
  }

  private final String source;
  private final InputStream in;
  private final int maxBytes;
  private final Deque<Open> open = new ArrayDeque<>();
  private byte[] bytes = new byte[CHUNK + Line.PADDING];
  private int filled;
  private int at;
  private long offset;
  private long number = 1;
  private int counted;
  private boolean atEnd;
  private boolean done;

  /** Whether a value has just ended in a container, so that a comma has to follow. */
  private boolean due;

  /** Whether what comes next is the first in its line. */
  private boolean beginsLine;

  private Optional<IOException> broken = Optional.empty();
  private Optional<Damage> damage = Optional.empty();

  JsonRecords(String source, InputStream in, int maxBytes) {
    this.source = source;
    this.in = in;
    this.maxBytes = maxBytes;
  }

  @Override
  public Optional<Lines> next() throws IOException {
    List<Line> records = new ArrayList<>();
    long before = offset + at;
    renew();
    while (!done && (records.isEmpty() || at < CHUNK && at < filled)) {
      if (at >= CHUNK) {
        renew();
      }
      step(records);
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(new Lines(records, offset + at - before));
  }

  /** Begins an array of its own, for the records before belong to somebody else. */
  private void renew() throws IOException {
    count(at);
    byte[] next = new byte[2 * Math.max(CHUNK, filled - at) + Line.PADDING];
    System.arraycopy(bytes, at, next, 0, filled - at);
    bytes = next;
    offset += at;
    filled -= at;
    at = 0;
    counted = 0;
    fill();
  }

  private void count(int to) {
    for (; counted < to; counted++) {
      number += bytes[counted] == '\n' ? 1 : 0;
    }
  }

  /** Fills the array, whose padding stays. */
  private void fill() throws IOException {
    try {
      while (filled < bytes.length - Line.PADDING && !atEnd) {
        int read = in.read(bytes, filled, bytes.length - Line.PADDING - filled);
        atEnd = read < 0;
        filled += Math.max(0, read);
      }
    } catch (IOException e) {
      if (!Pieces.isDamage(e)) {
        throw e;
      }
      atEnd = true;
      broken = Optional.of(e);
    }
    Arrays.fill(bytes, filled, filled + Line.PADDING, (byte) '\n');
  }

  private boolean more() throws IOException {
    if (atEnd) {
      return false;
    }
    if (filled == bytes.length - Line.PADDING) {
      bytes = Arrays.copyOf(bytes, 2 * filled + Line.PADDING);
    }
    int before = filled;
    fill();
    return filled > before;
  }

  /** Whether there is content, at which this stands then. */
  private boolean content() throws IOException {
    do {
      while (at < filled && isBetween(bytes[at])) {
        due &= bytes[at] != ',';
        beginsLine = bytes[at] == '\n';
        at++;
      }
    } while (at == filled && more());
    return at < filled;
  }

  private boolean isBetween(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == ',' && !open.isEmpty();
  }

  private void step(List<Line> to) throws IOException {
    if (offset == 0 && at == 0) {
      at = Encoding.of(bytes, filled).markLength();
    }
    beginsLine = false;
    if (!content()) {
      finish(to);
      return;
    }
    if (due && beginsLine && !open.isEmpty() && (bytes[at] == '{' || bytes[at] == '[')) {
      cut(to);
    }
    if (open.isEmpty()) {
      value("$", to);
    } else if (bytes[at] == (open.peek().array ? ']' : '}')) {
      at++;
      close(open.pop(), to);
    } else if (open.peek().array) {
      Open array = open.peek();
      value(array.path + "[" + array.items++ + "]", to);
    } else {
      field(to);
    }
  }

  private void field(List<Line> to) throws IOException {
    String path = open.element().path;
    int start = at;
    int end = bytes[at] == '"' ? end() : -1;
    if (end < 0 || open.isEmpty()) {
      record(path, to); // no key stands there: whoever reads it says so
      return;
    }
    String name = new String(bytes, start + 1, end - start - 2, StandardCharsets.UTF_8);
    at = end;
    if (content() && bytes[at] == ':') {
      at++;
    }
    if (!content()) {
      return;
    }
    String inside = path + "." + name;
    if (bytes[at] == '[' && ContainerLook.isName(name)) {
      at++;
      open.element().hasObservations |= name.equals("observations");
      open.push(new Open(true, inside));
      due = false;
    } else if (bytes[at] == '{' && name.equals("trace")) {
      record(inside, to);
    } else {
      beside(open.element(), name, start);
    }
  }

  /** Keeps the field that begins at {@code start}, whose value begins here, if there is room. */
  private void beside(Open object, String name, int start) throws IOException {
    int end = end();
    if (end < 0 || object.beside.size() + end - start > maxBytes) {
      drop();
      return;
    }
    object.hasId |= name.equals("id");
    object.beside.write(bytes, start, end - start);
    object.beside.write(',');
    at = end;
    due = true;
  }

  /** Gives what stood beside observations, and thereby is the trace that they belong to. */
  private void close(Open closed, List<Line> to) {
    due = true;
    if (!closed.hasId || !closed.hasObservations) {
      return;
    }
    closed.beside.writeBytes("\"observations\":[]}".getBytes(StandardCharsets.UTF_8));
    byte[] fields = closed.beside.toByteArray();
    int length = fields.length + 1;
    byte[] object = new byte[length + Line.PADDING];
    Arrays.fill(object, length, object.length, (byte) '\n');
    object[0] = '{';
    System.arraycopy(fields, 0, object, 1, fields.length);
    for (int i = 0; i < length; i++) {
      object[i] = object[i] == '\n' ? (byte) ' ' : object[i];
    }
    count(at);
    to.add(
        new Line(
            source, number, offset + at - 1, object, 0, length, Optional.empty(), closed.path));
  }

  /** Ends all containers, in which a comma is due where a line begins anew. */
  private void cut(List<Line> to) {
    count(at);
    String problem =
        "a new line begins inside "
            + open.element().path
            + ", which is not closed: is the line before it cut?";
    Line rest =
        new Line(source, number, offset + at - 1, new byte[Line.PADDING], 0, 0, Optional.empty());
    to.add(rest.head(0).with(new Flaw(Malformed.TRUNCATED_LINE, problem)));
    open.clear();
    due = false;
  }

  private void value(String path, List<Line> to) throws IOException {
    while (filled - at < CHUNK && more()) {
      // as much as decides the same way however it comes
    }
    boolean nested = bytes[at] == '{' || open.isEmpty();
    if (nested
        && open.size() < 8
        && ContainerLook.isContainer(bytes, at, Math.min(filled, at + CHUNK))) {
      open.push(new Open(bytes[at] == '[', path));
      due = false;
      at++;
    } else {
      record(path, to);
    }
  }

  /** The end of the value that begins here, or -1 where there is none or it is too long. */
  private int end() throws IOException {
    ValueEnd value = new ValueEnd();
    int end = value.find(bytes, at, filled);
    while (end < 0 && filled - at <= maxBytes && more()) {
      end = value.find(bytes, value.resume(), filled);
    }
    if (value.isBroken()) {
      open.clear();
    }
    return end;
  }

  private void record(String path, List<Line> to) throws IOException {
    int start = at;
    int end = end();
    if (end < 0 && filled - start > maxBytes) {
      tooLong(path, to);
      return;
    }
    count(start);
    int stop = end < 0 ? filled : end;
    at = stop;
    due = true;
    if (end < 0 && broken.isPresent()) {
      return;
    }
    Line line =
        new Line(source, number, offset + start, bytes, start, stop, Optional.empty(), path);
    to.add(stop - start > maxBytes ? tooLong(line) : separate(line));
    if (end < 0) {
      open.clear();
    }
  }

  /** Behind the end of a line there is a line feed, in place of a comma if need be. */
  private Line separate(Line line) {
    int end = line.end();
    if (end < filled && bytes[end] == ',') {
      count(end + 1);
      bytes[end] = '\n';
      due = false;
    }
    return bytes[end] == '\n' ? line : line.head(Integer.MAX_VALUE);
  }

  private void tooLong(String path, List<Line> to) throws IOException {
    count(at);
    Line line =
        new Line(
            source, number, offset + at, bytes, at, at + JsonLines.SHOWN, Optional.empty(), path);
    to.add(tooLong(line.head(JsonLines.SHOWN)));
    drop();
  }

  private Line tooLong(Line line) {
    String problem =
        String.format(
            Locale.ROOT,
            "the record has more than %d bytes, which is the limit: raise it with"
                + " --max-line-bytes",
            maxBytes);
    return line.head(JsonLines.SHOWN).with(new Flaw(Malformed.LINE_TOO_LONG, problem));
  }

  /** Reads over the value that begins here, however long it is. */
  private void drop() throws IOException {
    ValueEnd value = new ValueEnd();
    int end = value.find(bytes, at, filled);
    while (end < 0) {
      at = value.resume();
      if (at == filled && atEnd) {
        return;
      }
      int rest = filled - at;
      renew();
      end = filled == rest ? filled : value.find(bytes, 0, filled);
    }
    at = end;
    due = true;
    if (value.isBroken()) {
      open.clear();
    }
  }

  private void finish(List<Line> to) {
    done = true;
    if (open.isEmpty() && broken.isEmpty()) {
      return;
    }
    count(filled);
    Line rest =
        new Line(source, number, offset + filled, new byte[Line.PADDING], 0, 0, Optional.empty());
    if (broken.isPresent()) {
      damage = Optional.of(Damage.of(source, number, broken.get()));
      String problem = "the file " + damage.get().problem() + "; what stands before was read";
      to.add(rest.head(0).with(new Flaw(Malformed.TRUNCATED_INPUT, problem)));
    } else {
      String problem =
          "the file ends inside " + open.element().path + ", which is not closed: is it cut?";
      to.add(rest.head(0).with(new Flaw(Malformed.TRUNCATED_INPUT, problem)));
    }
  }

  @Override
  public Optional<Damage> damage() {
    return damage;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
