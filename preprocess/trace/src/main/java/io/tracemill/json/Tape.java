package io.tracemill.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one line, read strictly and once.
 *
 * <p>A tape is reused: {@link #read} makes every {@link Node} and {@link Slice} of the line before
 * invalid. Not for use by several threads.
 */
public final class Tape {
  /** The deepest nesting that is read. */
  public static final int MAX_DEPTH = 512;

  private final Entries entries = new Entries();
  private final Tokenizer tokenizer;
  private final @Nullable Tape outer;
  private final List<Tape> inner = new ArrayList<>();
  private int innerUsed;

  // Set by read, without which there is no node that could ask for them.
  @SuppressWarnings("NullAway.Init")
  private Line line;

  @SuppressWarnings("NullAway.Init")
  private byte[] bytes;

  private int holder = -1;
  private boolean escapedNames;

  /** An empty tape. */
  public Tape() {
    this(null);
  }

  private Tape(@Nullable Tape outer) {
    this.outer = outer;
    this.tokenizer = outer == null ? Tokenizer.create() : outer.tokenizer;
  }

  /**
   * Reads a line and returns its value.
   *
   * @throws DataException if the line is not exactly one JSON value in UTF-8
   */
  public Node read(Line line) {
    this.line = line;
    innerUsed = 0;
    if (line.flaw().isPresent()) {
      throw new DataException(line.flaw().get().kind(), line, "$", line.flaw().get().problem());
    }
    int bad = Utf8.firstInvalid(line.bytes(), line.start(), line.end());
    if (bad >= 0) {
      throw new DataException(Malformed.NOT_UTF8, line, "byte " + (bad - line.start()), "not UTF-8");
    }
    return tokens(line.bytes(), line.start(), line.end());
  }

  /** Whether a line is no JSON only because its end is missing. */
  boolean isCut(Line line) {
    try {
      int bad = Utf8.firstInvalid(line.bytes(), line.start(), line.end());
      int end = bad >= line.end() - 3 ? bad : line.end();
      entries.clear();
      tokenizer.read(line.bytes(), line.start(), end, entries);
      return false;
    } catch (SyntaxException e) {
      return e.offset() >= line.end() - 3;
    }
  }

  /** Like {@link #read}, but empty where the line is not JSON. */
  public Optional<Node> readIfJson(Line line) {
    try {
      return Optional.of(read(line));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** Reads the JSON inside the string {@code index} into a tape of its own. */
  Node readInside(int index) {
    Tape tape = innerTape();
    tape.line = line;
    tape.holder = index;
    int start = entries.start(index) + 1;
    int length = entries.end(index) - 1 - start;
    if (tape.bytes == null || tape.bytes.length < length + Line.PADDING) {
      tape.bytes = new byte[length + length / 4 + Line.PADDING];
    }
    int end = Escapes.decode(bytes, start, start + length, tape.bytes);
    tape.bytes[end] = '\n';
    return tape.tokens(tape.bytes, 0, end);
  }

  /** Like {@link #readInside}, but empty where there is no JSON. */
  Optional<Node> readInsideIfJson(int index) {
    try {
      return Optional.of(readInside(index));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  /** Reads the JSON inside the string {@code index} and forgets it again. */
  void checkInside(int index, Kind kind) {
    Tape outermost = outer == null ? this : outer;
    int mark = outermost.innerUsed;
    readInside(index).as(kind);
    outermost.innerUsed = mark;
  }

  private Tape innerTape() {
    if (outer != null) {
      return outer.innerTape();
    }
    if (innerUsed == inner.size()) {
      inner.add(new Tape(this));
    }
    return inner.get(innerUsed++);
  }

  private Node tokens(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    entries.clear();
    try {
      escapedNames = tokenizer.read(bytes, start, end, entries);
    } catch (SyntaxException e) {
      throw failure(Malformed.NOT_JSON, Paths.open(this), e.getMessage() + " at byte " + (e.offset() - start));
    }
    return new Node(this, 0);
  }

  Entries entries() {
    return entries;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The value of the only field {@code name} of the object {@code index}, or -1. */
  int find(int index, Name name) {
    Entries entries = this.entries;
    byte[] bytes = this.bytes;
    int found = -1;
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      if (name.isAt(bytes, entries.start(at)) || escapedNames && name.toString().equals(key(at))) {
        if (found >= 0) {
          throw failure(Malformed.DUPLICATE_KEY, Paths.of(this, at + 1), "second field of this name");
        }
        found = at + 1;
      }
    }
    return found;
  }

  Slice slice(int index) {
    return new Slice(bytes, entries.start(index), entries.end(index));
  }

  /** The key {@code index}, decoded. */
  String key(int index) {
    Slice inside = quotedKey(index).unquoted();
    return Escapes.text(inside.bytes(), inside.start(), inside.end());
  }

  /** The key {@code index} with its quotes. */
  Slice quotedKey(int index) {
    int start = entries.start(index);
    return new Slice(bytes, start, Strings.end(bytes, start + 1, bytes.length - Line.PADDING));
  }

  DataException failure(Reason reason, String path, String problem) {
    return new DataException(reason, line, place(path), problem);
  }

  private String place(String path) {
    return outer == null ? path : Paths.of(outer(), holder) + "→" + path;
  }

  private Tape outer() {
    return Optional.ofNullable(outer).orElseThrow();
  }
}
