package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a format is known by, which it declares beside its reading: those that a line
 * needs, those that tell more, and those that speak against it. A line that more keys tell of fits
 * better, so that no format needs to know another.
 *
 * <p>A key may be a way through objects, {@code request/messages}, in which an array stands for its
 * first item; and several for one, {@code inputs|outputs}, of which one is enough.
 */
public final class KnownBy {

  /** Several ways, of which one has to be there. */
  private record Key(List<List<Name>> ways) {
    static Key of(String text) {
      List<List<Name>> ways = new ArrayList<>();
      for (String way : text.split("\\|")) {
        List<Name> names = new ArrayList<>();
        for (String name : way.split("/")) {
          names.add(Name.of(name));
        }
        ways.add(List.copyOf(names));
      }
      return new Key(List.copyOf(ways));
    }

    boolean isIn(Node line) {
      for (List<Name> way : ways) {
        if (leads(way, line)) {
          return true;
        }
      }
      return false;
    }

    private static boolean leads(List<Name> way, Node line) {
      Node at = line;
      for (Name name : way) {
        Node object = at.is(Kind.ARRAY) && at.size() > 0 ? at.items().iterator().next() : at;
        Optional<Node> next = object.is(Kind.OBJECT) ? object.peek(name) : Optional.<Node>empty();
        if (next.isEmpty()) {
          return false;
        }
        at = next.get();
      }
      return true;
    }
  }

  private final List<Key> needed;
  private final List<Key> more;
  private final List<Key> never;

  private KnownBy(List<Key> needed, List<Key> more, List<Key> never) {
    this.needed = needed;
    this.more = more;
    this.never = never;
  }

  /** A format whose lines have all of {@code keys}. */
  public static KnownBy keys(String... keys) {
    return new KnownBy(keysOf(keys), List.of(), List.of());
  }

  /** The same, whose lines have some of {@code keys} besides. */
  public KnownBy also(String... keys) {
    return new KnownBy(needed, keysOf(keys), never);
  }

  /** The same, whose lines have none of {@code keys}. */
  public KnownBy never(String... keys) {
    return new KnownBy(needed, more, keysOf(keys));
  }

  private static List<Key> keysOf(String... texts) {
    List<Key> keys = new ArrayList<>();
    for (String text : texts) {
      keys.add(Key.of(text));
    }
    return List.copyOf(keys);
  }

  /** How well {@code line} fits: a point for each of the keys that it has; only looked at. */
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT) || count(needed, line) < needed.size() || count(never, line) > 0) {
      return Fit.NONE;
    }
    return new Fit(needed.size() + count(more, line));
  }

  private static int count(List<Key> keys, Node line) {
    int count = 0;
    for (Key key : keys) {
      count += key.isIn(line) ? 1 : 0;
    }
    return count;
  }
}
