package io.tracemill.answer.reading;

import io.tracemill.dialect.Thought;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many answers were what.
 *
 * @param kinds every kind, in their order
 * @param thoughts answers with a thought before them
 * @param unclosedThoughts those whose thought has no end
 * @param severalCalls answers with more than one call
 * @param wordsBesideCalls answers that call tools and say something too
 */
public record AnswerCounts(
    Map<AnswerKind, Integer> kinds,
    int thoughts,
    int unclosedThoughts,
    int severalCalls,
    int wordsBesideCalls) {

  /** Counts of nothing. */
  public static final AnswerCounts NONE = new AnswerCounts(Map.of(), 0, 0, 0, 0);

  /** Copies the map and fills it up. */
  public AnswerCounts {
    Map<AnswerKind, Integer> all = new EnumMap<>(AnswerKind.class);
    for (AnswerKind kind : AnswerKind.values()) {
      all.put(kind, kinds.getOrDefault(kind, 0));
    }
    kinds = Collections.unmodifiableMap(all);
  }

  /** With one answer more. */
  public AnswerCounts plus(ParsedAnswer answer) {
    Map<AnswerKind, Integer> more = new EnumMap<>(kinds);
    more.merge(answer.kind(), 1, Integer::sum);
    Thought.State state = answer.thought().state();
    return new AnswerCounts(
        more,
        thoughts + (state == Thought.State.NONE ? 0 : 1),
        unclosedThoughts + (state == Thought.State.UNCLOSED ? 1 : 0),
        severalCalls + (answer.calls().size() > 1 ? 1 : 0),
        wordsBesideCalls + (answer.calls().isEmpty() || answer.words().isEmpty() ? 0 : 1));
  }

  /** How many answers are a {@code kind}. */
  public int of(AnswerKind kind) {
    return kinds.getOrDefault(kind, 0);
  }
}
