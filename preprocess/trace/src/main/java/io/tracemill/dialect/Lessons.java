package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a log says of whether a model is to learn an answer: a weight, and why the model stopped.
 *
 * <p>A field counts as read where it says one or the other; what says something else, such as a
 * weight of 0.5, is left out.
 */
public final class Lessons {
  /** OpenAI's fine-tuning files; LLaMA-Factory. */
  private static final List<Name> WEIGHTS = List.of(Name.of("weight"), Name.of("loss_weight"));

  /** axolotl; ms-swift and xtuner. */
  private static final List<Name> SWITCHES =
      List.of(Name.of("train"), Name.of("training"), Name.of("trainable"), Name.of("loss"));

  /** OpenAI, Anthropic, Google and the AI SDK, Ollama. */
  private static final List<Name> FINISHES =
      List.of(
          Name.of("finish_reason"),
          Name.of("stop_reason"),
          Name.of("finishReason"),
          Name.of("done_reason"));

  private static final Name INCOMPLETE = Name.of("incomplete_details");
  private static final List<Name> REASON = List.of(Name.of("reason"));

  private static final Set<String> ZERO = Set.of("0", "0.0");
  private static final Set<String> ONE = Set.of("1", "1.0");
  private static final Set<String> CUT =
      Set.of("length", "max_tokens", "max_output_tokens", "model_length", "incomplete");
  private static final Set<String> FILTERED =
      Set.of("content_filter", "safety", "recitation", "blocklist", "prohibited_content");
  private static final Set<String> FINISHED =
      Set.of(
          "stop",
          "end_turn",
          "stop_sequence",
          "eos",
          "eos_token",
          "tool_calls",
          "tool_call",
          "tool_use",
          "function_call",
          "completed");

  private Lessons() {}

  /** What is written behind a message's other fields so that it reads as {@code lesson}. */
  static String field(Lesson lesson) {
    return switch (lesson) {
      case WHOLE -> "";
      case WEIGHTLESS -> ",\"weight\":0";
      case CUT -> ",\"finish_reason\":\"length\"";
      case FILTERED -> ",\"finish_reason\":\"content_filter\"";
    };
  }

  /** What {@code message} says of itself. */
  static Lesson of(Node message) {
    Lesson finish = finish(message);
    boolean off = isOff(message, WEIGHTS, true);
    boolean switched = isOff(message, SWITCHES, false);
    return off || switched ? Lesson.WEIGHTLESS : finish;
  }

  /** What the object around an answer says of its end. */
  public static Lesson finish(Node object) {
    return finish(object, FINISHES);
  }

  /** What a response of OpenAI's Responses says of its end. */
  public static Lesson incomplete(Node response) {
    Optional<Node> details = response.find(INCOMPLETE).filter(node -> node.is(Kind.OBJECT));
    return details.isPresent() ? finish(details.get(), REASON) : Lesson.WHOLE;
  }

  /** Whether the model stopped to call tools. */
  static boolean endsWithCalls(Node object) {
    return FINISHES.stream()
        .flatMap(name -> word(object, name).stream())
        .anyMatch(word -> word.equals("tool_calls"));
  }

  private static Optional<String> word(Node object, Name name) {
    return object
        .peek(name)
        .filter(node -> node.is(Kind.STRING))
        .map(node -> node.text().toLowerCase(Locale.ROOT).replace('-', '_'));
  }

  private static Lesson finish(Node object, List<Name> names) {
    for (Name name : names) {
      Optional<String> reason = word(object, name);
      if (reason.isPresent()) {
        String word = reason.get();
        Lesson lesson =
            CUT.contains(word)
                ? Lesson.CUT
                : FILTERED.contains(word) ? Lesson.FILTERED : Lesson.WHOLE;
        if (lesson != Lesson.WHOLE || FINISHED.contains(word)) {
          object.find(name);
        }
        return lesson;
      }
    }
    return Lesson.WHOLE;
  }

  /** Whether {@code object}, a whole conversation, has a weight of 0. */
  public static boolean isWeightless(Node object) {
    return isOff(object, WEIGHTS, true);
  }

  private static boolean isOff(Node object, List<Name> names, boolean numbers) {
    boolean off = false;
    for (Name name : names) {
      Optional<Node> value = object.peek(name);
      if (value.isPresent()) {
        String json = value.get().raw().toString();
        boolean isOff = value.get().is(Kind.FALSE) || numbers && ZERO.contains(json);
        boolean isOn = value.get().is(Kind.TRUE) || numbers && ONE.contains(json);
        if (isOff || isOn) {
          object.find(name);
        }
        off |= isOff;
      }
    }
    return off;
  }
}
