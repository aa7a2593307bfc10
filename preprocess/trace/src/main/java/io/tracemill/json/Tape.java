package io.tracemill.json;

import io.tracemill.json.text.BadEscapes;
import io.tracemill.json.text.Escapes;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Reason;
import io.tracemill.json.text.Slice;
import io.tracemill.json.text.Strings;
import io.tracemill.json.text.Utf8;
import io.tracemill.json.token.Entries;
import io.tracemill.json.token.SyntaxException;
import io.tracemill.json.token.Tokenizer;
import io.tracemill.json.token.TokenizerKind;
import java.util.Optional;

/**
 * The tokens of one line, read strictly and once.
 *
 * <p>A tape is reused: {@link #read} makes every {@link Node} and {@link Slice} of the line before
 * invalid. Not for use by several threads.
 */
public final class Tape {
  /** A greater buffer is not kept for the next line. */
  private static final int MAX_KEPT = 1 << 20;

  private final Entries entries;
  private final Tokenizer tokenizer;
  private final InnerTapes inner;

  private Line line = Line.of("", new byte[0]);
  private byte[] bytes = line.bytes();
  private byte[] decoded = bytes;

  /** The string this was in; nothing for a line. */
  private Optional<Node> holder = Optional.empty();

  /** An empty tape that reads with jackson-core. */
  public Tape() {
    this(TokenizerKind.JACKSON);
  }

  /** An empty tape. */
  public Tape(TokenizerKind kind) {
    entries = new Entries(256);
    tokenizer = kind.create();
    inner = new InnerTapes();
  }

  /** A tape for JSON inside strings. */
  Tape(Tokenizer tokenizer, InnerTapes inner) {
    this.entries = new Entries(16);
    this.tokenizer = tokenizer;
    this.inner = inner;
  }

  /**
   * Reads a line and returns its value.
   *
   * @throws DataException if the line is not exactly one JSON value in UTF-8
   */
  public Node read(Line line) {
    this.line = line;
    inner.clear();
    shrink();
    if (line.flaw().isPresent()) {
      throw new DataException(
          line.flaw().get().kind(), line, line.path(), line.flaw().get().problem());
    }
    if (!tokenizer.checksUtf8()) {
      checkUtf8(line.bytes(), line.start(), line.end());
    }
    return tokens(line.bytes(), line.start(), line.end());
  }

  private void checkUtf8(byte[] bytes, int start, int end) {
    int bad = Utf8.firstInvalid(bytes, start, end);
    if (bad >= 0) {
      throw failure(Malformed.NOT_UTF8, "$", Utf8.problem(bytes, start, bad));
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
    Tape tape = inner.next(tokenizer);
    try {
      return tape.readHeld(new Node(this, index));
    } catch (DataException e) {
      tape.entries.clear();
      throw e;
    }
  }

  /** Like {@link #readInside}, but empty where there is no JSON. */
  Optional<Node> readInsideIfJson(int index) {
    try {
      return Optional.of(readInside(index));
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private Node readHeld(Node string) {
    line = string.tape().line;
    holder = Optional.of(string);
    Slice text = string.raw().unquoted();
    if (decoded.length < text.length() + Line.PADDING) {
      decoded = new byte[text.length() + text.length() / 4 + Line.PADDING];
    }
    int end = Escapes.decode(text.bytes(), text.start(), text.end(), decoded);
    decoded[end] = '\n';
    return tokens(decoded, 0, end);
  }

  private Node tokens(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    entries.clear();
    inner.count(end - start);
    try {
      if (tokenizer.read(bytes, start, end, entries)) {
        checkEscapes(start, end);
      }
    } catch (SyntaxException e) {
      throw failure(e.kind(), e.path(), e.problem());
    }
    int twice = DuplicateKeys.first(this);
    if (twice >= 0) {
      throw failure(Malformed.DUPLICATE_KEY, Paths.of(this, twice + 1), "the key is there twice");
    }
    return new Node(this, 0);
  }

  private void checkEscapes(int start, int end) {
    int bad = BadEscapes.first(bytes, start, end);
    if (bad >= 0) {
      throw failure(
          BadEscapes.kind(bytes, bad),
          Paths.holding(this, bad),
          BadEscapes.problem(bytes, start, bad));
    }
  }

  /**
   * How many bytes it was made to tokenize so far, in lines and again in strings of JSON in them:
   * shows whether anything is read twice.
   */
  public long tokenized() {
    return inner.tokenized();
  }

  /** Gives back what an uncommonly long line took. */
  void shrink() {
    entries.shrink(MAX_KEPT / Long.BYTES);
    if (decoded.length > MAX_KEPT) {
      decoded = new byte[0];
    }
  }

  /** The tokens of the line read last; those of the next are written over them. */
  public Entries entries() {
    return entries;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The tapes of JSON inside the line's strings. */
  InnerTapes inner() {
    return inner;
  }

  /** The string this was in; nothing for a line. */
  Optional<Node> holder() {
    return holder;
  }

  /** Whether this is the JSON inside the string {@code index} of {@code other}. */
  @SuppressWarnings("ReferenceEquality") // a tape is the place it is kept in
  boolean isOf(Tape other, int index) {
    return holder.isPresent() && holder.get().tape() == other && holder.get().index() == index;
  }

  /** The value of the field {@code name} of the object {@code index}, or -1. */
  int find(int index, Name name) {
    Entries entries = this.entries;
    int hash = name.hash();
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      if (entries.hash(at) == hash
          && (name.isAt(bytes, entries.start(at)) || name.toString().equals(key(at)))) {
        return at + 1;
      }
    }
    return -1;
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
    return holder.map(string -> string.place() + "→" + path).orElseGet(() -> line.place(path));
  }

  /** The way to the value {@code index} from the line's value on. */
  String placeOf(int index) {
    return place(Paths.of(this, index));
  }
}
