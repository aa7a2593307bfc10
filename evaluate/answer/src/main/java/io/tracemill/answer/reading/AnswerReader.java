package io.tracemill.answer.reading;

import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.CallJson;
import io.tracemill.dialect.call.FencedCalls;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.dialect.call.Reading;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;

/**
 * Understands what models write, in the form that rows have; nothing is repaired, and what is not
 * understood stays as it is.
 *
 * <p>Calls are looked for where the task has tools, a class where the task is classification. A
 * text that is one fence around JSON becomes the JSON; a message in JSON becomes what it says. Used
 * by one thread or several.
 */
public final class AnswerReader {
  private final boolean callsTools;
  private final Optional<LabelReader> labels;
  private final CallJson json;

  /** Reads answers of {@code task}. */
  public AnswerReader(Task task, JobDescription job) {
    this.callsTools = task.callsTools() || !job.tools().isEmpty();
    this.labels =
        task == Task.CLASSIFICATION
            ? Optional.of(new LabelReader(List.copyOf(job.classes().keySet())))
            : Optional.empty();
    this.json = new CallJson(job.tools());
  }

  /**
   * Reads an answer.
   *
   * @param insideThought whether the prompt ended inside {@code <think>}
   */
  public ParsedAnswer read(String raw, boolean insideThought, DataVersion version) {
    return read(raw, Thought.split(raw, insideThought), version);
  }

  /**
   * Reads an answer that came as a message, whose calls are looked for in its words only where it
   * has none.
   *
   * @param json of the message, in OpenAI's dialect
   */
  public ParsedAnswer readMessage(String json, boolean insideThought, DataVersion version) {
    Optional<AnswerMessage> found = AnswerMessage.of(json);
    if (found.isEmpty()) {
      Thought none = Thought.split(json, insideThought);
      return callsTools && labels.isEmpty()
          ? broken(json, none, json, version)
          : read(json, none, version);
    }
    return read(json, found.get(), insideThought, version);
  }

  private ParsedAnswer read(
      String raw, AnswerMessage message, boolean insideThought, DataVersion version) {
    Thought thought = Thought.of(message.words(), message.thinking(), insideThought);
    return callsTools && labels.isEmpty() && !message.calls().isEmpty()
        ? called(raw, thought, message.calls(), EndMarks.stripped(thought.answer()), version)
        : read(raw, thought, version);
  }

  private ParsedAnswer read(String raw, Thought thought, DataVersion version) {
    String own = EndMarks.stripped(thought.answer());
    String text = Wrapping.bare(own);
    Optional<AnswerMessage> message = Wrapping.message(text);
    if (message.isPresent()) {
      return read(raw, message.get(), false, version).wrapped(thought);
    }
    if (text.isEmpty()) {
      return said(raw, thought, AnswerKind.EMPTY, AnswerForm.text("", version));
    }
    if (labels.isPresent()) {
      Optional<String> label = labels.get().find(text);
      AnswerKind named =
          label.equals(Optional.of(own)) ? AnswerKind.LABEL : AnswerKind.TRIMMED_LABEL;
      AnswerKind kind = label.isPresent() ? named : AnswerKind.NO_LABEL;
      return said(raw, thought, kind, AnswerForm.text(label.orElse(text), version));
    }
    Reading reading = callsTools ? CallFormats.read(text, json) : new Reading.Other();
    if (reading instanceof Reading.Calls found) {
      return called(raw, thought, found.calls(), found.words(), version);
    }
    String bare =
        FencedCalls.unfenced(text).filter(in -> JsonValues.whole(in).isPresent()).orElse(text);
    return reading instanceof Reading.Broken
        ? broken(raw, thought, bare, version)
        : said(raw, thought, AnswerKind.TEXT, AnswerForm.text(bare, version));
  }

  private static ParsedAnswer called(
      String raw, Thought thought, List<ToolCallText> calls, String words, DataVersion version) {
    String prediction = AnswerForm.calls(calls, words, version);
    return new ParsedAnswer(raw, thought, AnswerKind.CALLS, calls, words, prediction);
  }

  private static ParsedAnswer broken(
      String raw, Thought thought, String text, DataVersion version) {
    return said(raw, thought, AnswerKind.BROKEN_CALL, AnswerForm.text(text, version));
  }

  private static ParsedAnswer said(
      String raw, Thought thought, AnswerKind kind, String prediction) {
    return new ParsedAnswer(raw, thought, kind, List.of(), "", prediction);
  }
}
