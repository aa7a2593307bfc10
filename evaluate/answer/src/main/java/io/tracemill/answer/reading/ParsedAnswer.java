package io.tracemill.answer.reading;

import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.ToolCallText;
import java.util.List;

/**
 * A model's answer, understood.
 *
 * @param raw what the model wrote, to the last character; of a message, its JSON
 * @param thought what it thought first
 * @param calls the tools it calls, in order
 * @param words what is said beside the calls, which is no part of a data version 0 prediction
 * @param prediction what counts, in the form in which rows have their answers
 */
public record ParsedAnswer(
    String raw,
    Thought thought,
    AnswerKind kind,
    List<ToolCallText> calls,
    String words,
    String prediction) {

  /** Copies the calls. */
  public ParsedAnswer {
    calls = List.copyOf(calls);
  }

  /** The same as it is where it was wrapped in a message, perhaps behind a thought. */
  ParsedAnswer wrapped(Thought before) {
    return new ParsedAnswer(
        raw,
        before.state() == Thought.State.NONE ? thought : before,
        kind == AnswerKind.LABEL ? AnswerKind.TRIMMED_LABEL : kind,
        calls,
        words,
        prediction);
  }
}
