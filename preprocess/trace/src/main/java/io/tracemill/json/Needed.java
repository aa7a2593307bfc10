package io.tracemill.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fields and columns that a row cannot be without; where one is missing, what is there is said. */
public final class Needed {
  private static final int SHOWN = 12;
  private static final int LONGEST = 40;

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
    List<String> there = row.fields().stream().map(Field::key).toList();
    throw row.failure("has no field \"" + name + "\"" + but(name.toString(), there));
  }

  /** As {@code , but question, label; is label meant to be answer?}. */
  private static String but(String name, List<String> there) {
    return there.isEmpty() ? "" : ", but " + list(there) + question(List.of(name), there);
  }

  /** The names, as far as they can be shown. */
  private static String list(List<String> names) {
    List<String> shown = new ArrayList<>();
    for (String name : names.subList(0, Math.min(SHOWN, names.size()))) {
      shown.add(name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name);
    }
    int more = names.size() - shown.size();
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
