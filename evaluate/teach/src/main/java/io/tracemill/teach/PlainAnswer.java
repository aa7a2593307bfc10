package io.tracemill.teach;

import io.tracemill.answer.reading.AnswerReader;
import io.tracemill.answer.reading.ParsedAnswer;
import io.tracemill.ask.Outcome;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers to what a teacher was asked in words of its own: without thoughts and what models put
 * around.
 */
public final class PlainAnswer {
  private static final AnswerReader READER =
      new AnswerReader(
          Task.QUESTION_ANSWERING,
          new JobDescription("", Optional.empty(), Map.of(), List.of(), Optional.empty()));

  private PlainAnswer() {}

  /** What an answer says; empty where it only thinks. */
  public static String of(Outcome.Answered answered) {
    return read(answered).prediction().strip();
  }

  /** The same with the thoughts. */
  public static ParsedAnswer read(Outcome.Answered answered) {
    boolean inside = answered.insideThought();
    return answered
        .message()
        .map(message -> READER.readMessage(message, inside, DataVersion.V0))
        .orElseGet(() -> READER.read(answered.text(), inside, DataVersion.V0));
  }
}
