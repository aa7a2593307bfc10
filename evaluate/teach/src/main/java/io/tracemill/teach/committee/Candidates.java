package io.tracemill.teach.committee;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.answer.reading.AnswerReader;
import io.tracemill.answer.reading.ParsedAnswer;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.DataException;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes candidates of outcomes. An answer can be one where the example with it is a row: the rules
 * are those of rows themselves. Not for several threads.
 */
final class Candidates {
  private static final String FENCE = "```";

  private final AnswerReader reader;
  private final Meanings meanings;
  private final Stage<Example, Example> rules;

  /**
   * Candidates for a job.
   *
   * @param rules what keeps examples that can be rows, and drops the others
   */
  Candidates(Task task, JobDescription job, Stage<Example, Example> rules) {
    this.reader = new AnswerReader(task, job);
    this.meanings = new Meanings(job.tools());
    this.rules = rules;
  }

  /** The recorded answer of {@code example}, put right like any other where it has to be. */
  Candidate recorded(Example example) {
    Candidate asItIs = checked(Candidate.ORIGINAL, example.asRecorded(), List.of());
    Message recorded = example.recorded();
    boolean text = !recorded.callsTools() && recorded.content().isText();
    if (asItIs instanceof Candidate.Valid || !text || recorded.lesson() != Lesson.WHOLE) {
      return asItIs;
    }
    String said = recorded.content().text();
    Outcome.Answered again = new Outcome.Answered(0, said, 0, 0, Ending.END_TOKEN, false);
    Candidate putRight = of(Candidate.ORIGINAL, example, again);
    return putRight instanceof Candidate.Valid ? putRight : asItIs;
  }

  /** What {@code from} made of {@code example}. */
  Candidate of(String from, Example example, Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return answered(from, example, answered);
    } else if (outcome instanceof Outcome.Overflowed overflowed) {
      String detail =
          "the prompt has "
              + overflowed.promptTokens()
              + " tokens and the model holds "
              + overflowed.limit();
      return new Candidate.Invalid(from, "too_long", detail);
    } else if (outcome instanceof Outcome.Failed failed) {
      return new Candidate.Invalid(from, "refused", failed.reason());
    } else if (outcome instanceof Outcome.Unanswered unanswered) {
      return new Candidate.Invalid(from, "unanswered", unanswered.reason());
    }
    throw new IllegalStateException("a member does not score labels: " + outcome);
  }

  private Candidate answered(String from, Example example, Outcome.Answered answered) {
    if (answered.ending() == Ending.FILTERED) {
      return new Candidate.Invalid(from, "filtered", "a filter of the server took it away");
    } else if (answered.ending().isCut()) {
      return new Candidate.Invalid(from, "cut", "it ends at the token limit");
    }
    ParsedAnswer parsed = parsed(answered);
    if (parsed.kind() == AnswerKind.EMPTY) {
      boolean open = parsed.thought().state() == Thought.State.UNCLOSED;
      return open
          ? new Candidate.Invalid(from, "cut", "its thought has no end")
          : new Candidate.Invalid(from, "empty", "");
    } else if (parsed.kind() == AnswerKind.BROKEN_CALL) {
      return new Candidate.Invalid(from, "broken_call", "a call that cannot be read");
    }
    try {
      return checked(from, example.with(message(parsed)), repairs(answered, parsed));
    } catch (DataException e) {
      return new Candidate.Invalid(from, "broken_call", String.valueOf(e.getMessage()));
    }
  }

  /** A text answer has the same words in both data versions. */
  private ParsedAnswer parsed(Outcome.Answered answered) {
    return answered
        .message()
        .map(json -> reader.readMessage(json, answered.insideThought(), DataVersion.V0))
        .orElseGet(() -> reader.read(answered.text(), answered.insideThought(), DataVersion.V0));
  }

  private static Message message(ParsedAnswer parsed) {
    if (parsed.kind() != AnswerKind.CALLS) {
      return Message.saying(Role.ASSISTANT, new Content.Text(parsed.prediction()));
    }
    List<ToolCall> calls = parsed.calls().stream().map(ToolCallText::toolCall).toList();
    return Message.calling(calls);
  }

  private static List<Repair> repairs(Outcome.Answered answered, ParsedAnswer parsed) {
    List<Repair> repairs = new ArrayList<>();
    if (parsed.thought().state() != Thought.State.NONE) {
      repairs.add(Repair.THOUGHT);
    }
    if (parsed.thought().answer().strip().startsWith(FENCE)) {
      repairs.add(Repair.FENCE);
    }
    if (parsed.kind() == AnswerKind.TRIMMED_LABEL) {
      repairs.add(Repair.LABEL);
    }
    if (parsed.kind() == AnswerKind.CALLS && !answered.text().isBlank()) {
      repairs.add(Repair.CALL_IN_TEXT);
    }
    return repairs;
  }

  private Candidate checked(String from, Example example, List<Repair> repairs) {
    List<Example> kept = new ArrayList<>();
    List<Drop> dropped = new ArrayList<>();
    try {
      rules.take(example, Outlet.of(kept::add, dropped::add));
    } catch (IOException e) {
      throw new UncheckedIOException("rules have no I/O", e);
    }
    if (kept.isEmpty()) {
      Drop drop = dropped.get(0);
      return new Candidate.Invalid(from, drop.reason().key(), drop.message());
    }
    Message answer = kept.get(0).answer();
    return new Candidate.Valid(from, json(answer), meanings.of(answer), repairs);
  }

  private static String json(Message answer) {
    return AnswerForm.message(
        answer.toolCalls().stream().map(ToolCallText::of).toList(),
        answer.content().isNone() ? "" : answer.content().text());
  }
}
