package io.tracemill.teach.filter;

import io.tracemill.answer.reading.AnswerReader;
import io.tracemill.ask.Outcome;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer says, without thoughts and what models put around it. */
final class PlainAnswer {
  private static final AnswerReader READER =
      new AnswerReader(
          Task.QUESTION_ANSWERING,
          new JobDescription("", Optional.empty(), Map.of(), List.of(), Optional.empty()));

  private PlainAnswer() {}

  static String of(Outcome.Answered answered) {
    boolean inside = answered.insideThought();
    return answered
        .message()
        .map(message -> READER.readMessage(message, inside, DataVersion.V0))
        .orElseGet(() -> READER.read(answered.text(), inside, DataVersion.V0))
        .prediction();
  }
}
