package io.tracemill.pipeline.inspect;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What somebody said of an answer, in a few words: {@code helpful = 1}. */
final class FeedbackWords {
  /** What it is about: Langfuse, MLflow and PostHog; LangSmith; Phoenix; Braintrust. */
  private static final List<Name> ABOUT = names("name", "key", "annotation_name");

  /** What was said of it, of which words come before the numbers that stand for them. */
  private static final List<Name> SAID =
      names(
          "stringValue",
          "string_value",
          "label",
          "value",
          "score",
          "rating",
          "result",
          "feedback",
          "avg");

  private static final int DEEPEST = 3;
  private static final int LONGEST = 40;

  private FeedbackWords() {}

  private static List<Name> names(String... names) {
    return List.of(names).stream().map(Name::of).toList();
  }

  /** The words for {@code feedback}: one thing that was said, a list of them, or some by name. */
  static List<String> of(Node feedback) {
    List<String> words = new ArrayList<>();
    if (feedback.is(Kind.ARRAY)) {
      feedback.items().forEach(item -> words.addAll(of(item)));
    } else if (feedback.is(Kind.OBJECT) && !isOne(feedback)) {
      for (Field field : feedback.fields()) {
        words.add(field.key() + " = " + said(field.value()));
      }
    } else {
      String about = text(feedback).map(name -> shown(name) + " = ").orElse("");
      words.add(about + said(feedback));
    }
    return words;
  }

  private static boolean isOne(Node object) {
    return text(object).isPresent() || SAID.stream().anyMatch(object::has);
  }

  private static Optional<Node> text(Node feedback) {
    for (Name name : feedback.is(Kind.OBJECT) ? ABOUT : List.<Name>of()) {
      if (feedback.has(name, Kind.STRING)) {
        return feedback.peek(name);
      }
    }
    return Optional.empty();
  }

  private static String said(Node feedback) {
    Node at = feedback;
    for (int depth = 0; depth < DEEPEST && at.is(Kind.OBJECT); depth++) {
      Optional<Node> inner = Optional.empty();
      for (Name name : SAID) {
        inner = inner.isPresent() ? inner : at.peek(name);
      }
      if (inner.isEmpty()) {
        break;
      }
      at = inner.get();
    }
    return at.is(Kind.OBJECT) || at.is(Kind.ARRAY) ? "(other)" : shown(at);
  }

  private static String shown(Node value) {
    String text = value.is(Kind.STRING) ? value.text().strip() : value.raw().toString();
    String line = text.replaceAll("\\s+", " ");
    int points = line.codePointCount(0, line.length());
    return points <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - 3)) + "...";
  }
}
