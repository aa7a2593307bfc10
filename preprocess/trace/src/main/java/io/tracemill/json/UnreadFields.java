package io.tracemill.json;

import io.tracemill.json.token.Entries;
import io.tracemill.json.token.Kind;
import java.util.function.Consumer;

/**
 * Tells which fields of a line nothing was made of: those that are not null and that neither {@link
 * Node#field} nor {@link Node#find} was asked for.
 *
 * <p>Of an object in which nothing was read, such as a tool call's arguments, nothing is told: it
 * is a value, taken or left as a whole. A field of which only a part was read is told of by its
 * other parts. JSON inside strings is part of its line. Not for use by several threads.
 */
public final class UnreadFields {
  private final Consumer<String> each;
  private final FieldNames names = new FieldNames();

  /**
   * Tells {@code each} the name of every field, such as {@code model} or {@code messages.refusal}:
   * the way to it without the places in arrays.
   */
  public UnreadFields(Consumer<String> each) {
    this.each = each;
  }

  /** Tells of all fields of {@code line}, which was read. */
  public void take(Node line) {
    if (line.is(Kind.OBJECT)) {
      object(line.tape(), line.index(), 0);
    } else {
      value(line.tape(), line.index(), 0);
    }
    InnerTapes inner = line.tape().inner();
    for (int i = 0; i < inner.used(); i++) {
      Tape tape = inner.get(i);
      Entries entries = tape.entries();
      if (entries.size() > 0 && (entries.kind(0) != Entries.OBJECT || anyRead(entries, 0))) {
        value(tape, 0, FieldNames.way(tape, 0));
      }
    }
  }

  /** Whether something was read in the JSON inside of the string {@code index}. */
  private static boolean anyReadInside(Tape holder, int index) {
    InnerTapes inner = holder.inner();
    for (int i = 0; i < inner.used(); i++) {
      Tape tape = inner.get(i);
      if (tape.isOf(holder, index) && tape.entries().size() > 0 && anyRead(tape.entries(), 0)) {
        return true;
      }
    }
    return false;
  }

  /** The first field of the object {@code index} that was not read and is not null, or -1. */
  static int first(Entries entries, int index) {
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      if (!entries.isRead(at) && entries.kind(at + 1) != Entries.NULL) {
        return at;
      }
    }
    return -1;
  }

  private void value(Tape tape, int index, long way) {
    Entries entries = tape.entries();
    if (entries.kind(index) == Entries.OBJECT) {
      if (anyRead(entries, index)) {
        object(tape, index, way);
      }
    } else if (entries.kind(index) == Entries.ARRAY) {
      for (int at = index + 1; entries.kind(at) != Entries.END; at = entries.next(at)) {
        value(tape, at, way);
      }
    }
  }

  private void object(Tape tape, int index, long way) {
    Entries entries = tape.entries();
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      int kind = entries.kind(at + 1);
      if (entries.isRead(at) || kind == Entries.OBJECT && anyRead(entries, at + 1)) {
        if (kind <= Entries.ARRAY) {
          value(tape, at + 1, FieldNames.step(way, entries.hash(at)));
        }
      } else if (kind != Entries.NULL && !(kind == Entries.STRING && anyReadInside(tape, at + 1))) {
        each.accept(names.of(tape, at, FieldNames.step(way, entries.hash(at))));
      }
    }
  }

  private static boolean anyRead(Entries entries, int index) {
    for (int at = index + 1; entries.kind(at) == Entries.NAME; at = entries.next(at + 1)) {
      if (entries.isRead(at)) {
        return true;
      }
    }
    return false;
  }
}
