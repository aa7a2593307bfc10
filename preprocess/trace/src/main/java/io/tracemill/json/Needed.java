package io.tracemill.json;

import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fields and columns that a row cannot be without; where one is missing, what is there is said. */
public final class Needed {
  private static final int SHOWN = 12;
  private static final int LONGEST = 40;
  private static final Pattern CONTROLS =
      Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029]".replace("\u2028", "\\u2028"));

  /** What the fields of a row are called elsewhere: in hubs' data sets, by evaluation tools. */
  private static final Map<String, List<String>> ELSEWHERE =
      Map.of(
          "question",
          List.of("prompt", "input", "query", "text", "instruction", "utterance", "sentence"),
          "answer",
          List.of(
              "label",
              "output",
              "response",
              "completion",
              "target",
              "expected",
              "expected_output",
              "reference",
              "ground_truth",
              "gold",
              "category",
              "class",
              "intent"),
          "prompt",
          List.of("question", "input", "query", "instruction"),
          "completion",
          List.of("answer", "output", "response", "target", "label"),
          "prediction",
          List.of(
              "predicted",
              "pred",
              "generated",
              "generation",
              "model_output",
              "model_answer",
              "hypothesis",
              "output",
              "response"),
          "messages",
          List.of("conversation", "conversations", "chat", "dialogue", "turns"));

  private Needed() {}

  /**
   * The field {@code name} of {@code row}.
   *
   * @throws DataException if this is no object, or the field is absent, with those it has; or null
   */
  public static Node in(Node row, Name name) {
    if (row.has(name)) {
      return row.field(name);
    }
    String found = row.size() == 0 ? "" : ", but has " + found(row, List.of(name.toString()));
    throw row.failure("has no field \"" + name + "\"" + found);
  }

  /** What {@code row} has: {@code question, label; is label meant to be answer?}. */
  public static String found(Node row, List<String> names) {
    if (!row.is(Kind.OBJECT)) {
      return row.kind().words();
    }
    List<String> there = row.fields().stream().map(Field::key).toList();
    List<String> missing = names.stream().filter(name -> !there.contains(name)).toList();
    return there.isEmpty() ? "no field" : list(row.fields()) + question(missing, there);
  }

  /** The names, as far as they can be shown. */
  private static String list(List<Field> fields) {
    List<String> shown = new ArrayList<>();
    for (Field field : fields.subList(0, Math.min(SHOWN, fields.size()))) {
      String name = CONTROLS.matcher(field.key()).replaceAll("?");
      String cut = name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
      shown.add(field.value().is(Kind.NULL) ? cut + " (null)" : cut);
    }
    int more = fields.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  /** Asks whether some of {@code there} are meant to be {@code names}; empty where none is like. */
  public static String question(List<String> names, Collection<String> there) {
    List<String> found = new ArrayList<>();
    List<String> meant = new ArrayList<>();
    for (String name : names) {
      meant(name, there)
          .ifPresent(
              other -> {
                found.add(other);
                meant.add(name);
              });
    }
    String verb = found.size() == 1 ? "; is " : "; are ";
    return found.isEmpty()
        ? ""
        : verb + String.join(", ", found) + " meant to be " + String.join(", ", meant) + "?";
  }

  private static Optional<String> meant(String name, Collection<String> there) {
    Optional<String> near = Nearest.to(name, there);
    List<String> elsewhere = ELSEWHERE.getOrDefault(name, List.of());
    return near.isPresent()
        ? near
        : elsewhere.stream()
            .flatMap(other -> there.stream().filter(other::equalsIgnoreCase))
            .findFirst();
  }
}
