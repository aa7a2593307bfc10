package io.tracemill.json;

import io.tracemill.json.token.Entries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of fields, such as {@code messages.refusal}; each is made but once, as a rule. */
final class FieldNames {
  private static final Pattern PLACE = Pattern.compile("\\[\\d+]");

  /** A power of two. */
  private static final int SLOTS = 1 << 10;

  private final Made[] made = new Made[SLOTS];

  /** A name, the number of its way, and its last key with its quotes. */
  private record Made(long way, byte[] key, String name) {
    boolean is(long other, byte[] bytes, int start) {
      int end = start + key.length;
      return way == other
          && end <= bytes.length
          && Arrays.equals(key, 0, key.length, bytes, start, end);
    }
  }

  /** The name of the field whose key is {@code at} and whose way has the number {@code way}. */
  String of(Tape tape, int at, long way) {
    int slot = (int) (way >>> 32) & SLOTS - 1;
    Made before = made[slot];
    if (before != null && before.is(way, tape.bytes(), tape.entries().start(at))) {
      return before.name;
    }
    String path = PLACE.matcher(tape.placeOf(at + 1)).replaceAll("");
    String name = path.substring(1).replace("→$", "");
    byte[] key = tape.quotedKey(at).toString().getBytes(StandardCharsets.UTF_8);
    made[slot] = new Made(way, key, name.startsWith(".") ? name.substring(1) : name);
    return made[slot].name;
  }

  /** The number of the way to the value {@code target}; two ways rarely have the same. */
  static long way(Tape tape, int target) {
    Optional<Node> holder = tape.holder();
    long way = holder.isPresent() ? way(holder.get().tape(), holder.get().index()) : 0;
    Entries entries = tape.entries();
    int container = 0;
    while (container != target) {
      boolean object = entries.kind(container) == Entries.OBJECT;
      int skip = object ? 1 : 0;
      int child = container + 1 + skip;
      while (entries.next(child) <= target) {
        child = entries.next(child) + skip;
      }
      way = object ? step(way, entries.hash(child - 1)) : way;
      container = child;
    }
    return way;
  }

  /** The number of the way that goes on from {@code way} to a key of this hash. */
  static long step(long way, int hash) {
    return (way + hash) * 0x9E3779B97F4A7C15L;
  }
}
