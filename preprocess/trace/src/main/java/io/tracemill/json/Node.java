package io.tracemill.json;

import io.tracemill.json.text.Line;
import io.tracemill.json.text.Malformed;
import io.tracemill.json.text.Reason;
import io.tracemill.json.text.Shown;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Entries;
import io.tracemill.json.token.Kind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON value that knows its place. Nothing is decoded before it is asked for.
 *
 * <p>Holds only until its {@link Tape} reads the next line.
 */
public record Node(Tape tape, int index) {

  /**
   * The value that {@code json} is, on a tape of its own.
   *
   * @throws DataException if it is not exactly one JSON value
   */
  public static Node of(String json) {
    return new Tape().read(Line.of("json", json.getBytes(StandardCharsets.UTF_8)));
  }

  /** A JSON string that says {@code text}, on a tape of its own. */
  public static Node ofText(String text) {
    return of(new JsonWriter().string(text).slice().toString());
  }

  /** What it is. */
  public Kind kind() {
    return Kind.of(tape.entries().kind(index));
  }

  /** Whether it is a {@code kind}. */
  public boolean is(Kind kind) {
    return tape.entries().kind(index) == kind.ordinal();
  }

  /**
   * This value, which has to be a {@code kind}.
   *
   * @throws DataException if it is not
   */
  public Node as(Kind kind) {
    if (!is(kind)) {
      throw failure("expected " + kind.words() + " but found " + kind().words());
    }
    return this;
  }

  /**
   * The field {@code name} of this object, which is read thereby: {@link UnreadFields} tells of
   * those that never are.
   *
   * @throws DataException if this is no object, or the field is absent or null
   */
  public Node field(Name name) {
    int value = tape.find(as(Kind.OBJECT).index, name);
    if (value < 0) {
      throw failure("has no field \"" + name + "\"");
    }
    Node field = new Node(tape, value);
    if (field.is(Kind.NULL)) {
      throw field.failure("is null");
    }
    tape.entries().markRead(value - 1);
    return field;
  }

  /**
   * The field {@code name} of this object, which is read thereby, or nothing if it is absent or
   * null.
   *
   * @throws DataException if this is no object
   */
  public Optional<Node> find(Name name) {
    int value = lookUp(name);
    return value < 0 ? Optional.empty() : Optional.of(new Node(tape, value));
  }

  /**
   * Like {@link #find}, to see what there is: the field does not count as read.
   *
   * @throws DataException if this is no object
   */
  public Optional<Node> peek(Name name) {
    int value = notNull(tape.find(as(Kind.OBJECT).index, name));
    return value < 0 ? Optional.empty() : Optional.of(new Node(tape, value));
  }

  /**
   * What {@code present} makes of the field {@code name} of this object, or {@code absent} if it is
   * absent or null; for the hottest paths, where each {@link Optional} is garbage that shows.
   *
   * @throws DataException if this is no object
   */
  public <T> T find(Name name, Function<Node, T> present, T absent) {
    int value = lookUp(name);
    return value < 0 ? absent : present.apply(new Node(tape, value));
  }

  /**
   * Whether this object has the field {@code name}, be it null; it does not count as read.
   *
   * @throws DataException if this is no object
   */
  public boolean has(Name name) {
    return tape.find(as(Kind.OBJECT).index, name) >= 0;
  }

  /**
   * Whether this object has the field {@code name} and it is a {@code kind}; it does not count as
   * read.
   *
   * @throws DataException if this is no object
   */
  public boolean has(Name name, Kind kind) {
    int value = tape.find(as(Kind.OBJECT).index, name);
    return value >= 0 && tape.entries().kind(value) == kind.ordinal();
  }

  /**
   * Whether the field {@code name} of this object is {@code word}, written without escapes; it does
   * not count as read.
   *
   * @throws DataException if this is no object
   */
  public boolean says(Name name, Name word) {
    if (!has(name, Kind.STRING)) {
      return false;
    }
    Slice raw = tape.slice(tape.find(index, name));
    return word.isAt(raw.bytes(), raw.start());
  }

  private int lookUp(Name name) {
    int value = notNull(tape.find(as(Kind.OBJECT).index, name));
    if (value >= 0) {
      tape.entries().markRead(value - 1);
    }
    return value;
  }

  private int notNull(int value) {
    return value < 0 || tape.entries().kind(value) == Entries.NULL ? -1 : value;
  }

  /**
   * Whether this object has a field that is not null and was not read so far.
   *
   * @throws DataException if this is no object
   */
  public boolean hasUnread() {
    return UnreadFields.first(tape.entries(), as(Kind.OBJECT).index) >= 0;
  }

  /** Says that something is made of it, which {@link #peek} found: its field counts as read. */
  public void markRead() {
    if (index > 0 && tape.entries().kind(index - 1) == Entries.NAME) {
      tape.entries().markRead(index - 1);
    }
  }

  /** Whether it is the value of a field that was not read so far. */
  public boolean isUnread() {
    Entries entries = tape.entries();
    return index > 0 && entries.kind(index - 1) == Entries.NAME && !entries.isRead(index - 1);
  }

  /**
   * The items of this array.
   *
   * @throws DataException if it is none
   */
  public Iterable<Node> items() {
    as(Kind.ARRAY);
    return () -> new Items(tape, index + 1);
  }

  /**
   * The fields of this object, in order.
   *
   * @throws DataException if it is none
   */
  public List<Field> fields() {
    as(Kind.OBJECT);
    List<Field> fields = new ArrayList<>();
    Entries entries = tape.entries();
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      fields.add(new Field(tape.key(at), new Node(tape, at + 1)));
    }
    return fields;
  }

  /**
   * The exact value of this number.
   *
   * @throws DataException if it is none
   */
  public BigDecimal number() {
    return Numbers.value(as(Kind.NUMBER).raw())
        .orElseThrow(() -> failure("the number is too long or too great to be read"));
  }

  /**
   * The decoded text of this string.
   *
   * @throws DataException if it is none
   */
  public String text() {
    return as(Kind.STRING).raw().text();
  }

  /**
   * How many items or fields it has.
   *
   * @throws DataException if it is neither an array nor an object
   */
  public int size() {
    int skip = is(Kind.OBJECT) ? 1 : 0;
    int size = 0;
    Entries entries = tape.entries();
    if (skip == 0) {
      as(Kind.ARRAY);
    }
    for (int at = index + 1; entries.kind(at) != Entries.END; at = entries.next(at + skip)) {
      size++;
    }
    return size;
  }

  /**
   * Its value as a text that is the same for all ways of writing it: the order of an object's
   * fields, white space, escapes and the spelling of numbers do not count.
   */
  public String canonical() {
    return Canonical.of(this);
  }

  /** Its JSON text as it stands in the line. */
  public Slice raw() {
    return tape.slice(index);
  }

  /**
   * The JSON inside this string; its failures name both places.
   *
   * @throws DataException if this is no string or holds no JSON
   */
  public Node inside() {
    return tape.readInside(as(Kind.STRING).index);
  }

  /**
   * The JSON inside this string, or nothing if it holds none.
   *
   * @throws DataException if this is no string
   */
  public Optional<Node> insideIfJson() {
    return tape.readInsideIfJson(as(Kind.STRING).index);
  }

  /**
   * The constant whose lower-case name this string is.
   *
   * @throws DataException if there is none
   */
  public <E extends Enum<E>> E oneOf(Words<E> words) {
    Optional<E> word = words.at(raw());
    return word.isPresent() ? word.get() : other(words);
  }

  private <E extends Enum<E>> E other(Words<E> words) {
    Optional<E> word = is(Kind.STRING) ? words.of(text()) : Optional.empty();
    return word.orElseThrow(() -> failure("expected one of " + words + " but found " + shown()));
  }

  /** The way to it from the line's value on, such as {@code $.messages[1].role}. */
  public String place() {
    return tape.placeOf(index);
  }

  /** The beginning of its JSON text, at most 60 characters, for messages. */
  public String shown() {
    return Shown.of(raw());
  }

  /** A failure of this value. */
  public DataException failure(String problem) {
    return failure(Malformed.UNEXPECTED, problem);
  }

  /** A failure of this value, of its own kind. */
  public DataException failure(Reason reason, String problem) {
    return tape.failure(reason, Paths.of(tape, index), problem);
  }

  private static final class Items implements Iterator<Node> {
    private final Tape tape;
    private int at;

    Items(Tape tape, int at) {
      this.tape = tape;
      this.at = at;
    }

    @Override
    public boolean hasNext() {
      return tape.entries().kind(at) != Entries.END;
    }

    @Override
    public Node next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Node item = new Node(tape, at);
      at = tape.entries().next(at);
      return item;
    }
  }
}
