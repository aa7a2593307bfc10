package io.tracemill.prepare.span;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON put together from dotted keys: {@code 0.role} and {@code 0.content} are an array of one
 * object. Places in an array count as numbers, so that 10 stands behind 9.
 */
final class Unflattened {
  /** Of objects in objects; deeper ones stay as they are. */
  private static final int DEEPEST = 16;

  /** A value, or what stands below a key. */
  private static final class Branch {
    private final Map<String, Branch> below = new TreeMap<>(Unflattened::compare);
    private Optional<Node> value = Optional.empty();
  }

  private Unflattened() {}

  private static int compare(String a, String b) {
    if (isPlace(a) != isPlace(b)) {
      return isPlace(a) ? -1 : 1;
    }
    return isPlace(a) && a.length() != b.length()
        ? Integer.compare(a.length(), b.length())
        : a.compareTo(b);
  }

  private static boolean isPlace(String key) {
    boolean digits = !key.isEmpty() && key.length() < 9;
    for (int i = 0; i < key.length() && digits; i++) {
      digits = key.charAt(i) >= '0' && key.charAt(i) <= '9';
    }
    return digits;
  }

  /** What the keys of {@code values} say that begin with {@code prefix}; nothing if none does. */
  static Optional<Node> below(String prefix, SortedMap<String, Node> values) {
    Branch root = new Branch();
    for (Map.Entry<String, Node> entry : values.tailMap(prefix).entrySet()) {
      if (!entry.getKey().startsWith(prefix)) {
        break;
      }
      Branch leaf = child(root, entry.getKey().substring(prefix.length()));
      leaf.value = Optional.of(entry.getValue());
    }
    return root.below.isEmpty() ? Optional.empty() : Optional.of(json(root));
  }

  /** {@code value} with the dotted keys of its objects, at any depth, put together. */
  static Node of(Node value) {
    Branch root = new Branch();
    add(root, value, 0);
    return json(root);
  }

  private static void add(Branch at, Node value, int depth) {
    if (depth < DEEPEST && value.is(Kind.ARRAY) && value.size() > 0) {
      int place = 0;
      for (Node item : value.items()) {
        add(child(at, Integer.toString(place++)), item, depth + 1);
      }
    } else if (depth < DEEPEST && value.is(Kind.OBJECT) && value.size() > 0) {
      for (Field field : value.fields()) {
        add(child(at, field.key()), field.value(), depth + 1);
      }
    } else {
      at.value = Optional.of(value);
    }
  }

  private static Branch child(Branch root, String key) {
    Branch at = root;
    int start = 0;
    int dots = 0;
    for (int dot = key.indexOf('.'); dot >= 0 && dots < DEEPEST; dot = key.indexOf('.', start)) {
      at = at.below.computeIfAbsent(key.substring(start, dot), k -> new Branch());
      start = dot + 1;
      dots++;
    }
    return at.below.computeIfAbsent(key.substring(start), k -> new Branch());
  }

  private static Node json(Branch root) {
    JsonText text = new JsonText(Layout.COMPACT);
    write(root, text);
    return Node.of(text.toString());
  }

  private static void write(Branch branch, JsonText text) {
    if (branch.below.isEmpty()) {
      branch.value.ifPresentOrElse(text::value, text::nullValue);
    } else if (branch.below.keySet().stream().allMatch(Unflattened::isPlace)) {
      text.beginArray();
      branch.below.values().forEach(item -> write(item, text));
      text.endArray();
    } else {
      text.beginObject();
      branch.below.forEach((key, below) -> write(below, text.name(key)));
      text.endObject();
    }
  }
}
