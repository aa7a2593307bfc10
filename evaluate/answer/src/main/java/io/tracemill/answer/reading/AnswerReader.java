package io.tracemill.answer.reading;

import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.CallJson;
import io.tracemill.dialect.call.FencedCalls;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.dialect.call.Reading;
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
 * text that is one fence around JSON becomes the JSON. Used by one thread or several.
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
    Thought thought = Thought.split(raw, insideThought);
    String text = EndMarks.stripped(thought.answer());
    if (text.isEmpty()) {
      return said(raw, thought, AnswerKind.EMPTY, AnswerForm.text("", version));
    }
    if (labels.isPresent()) {
      Optional<String> label = labels.get().find(text);
      AnswerKind named =
          label.equals(Optional.of(text)) ? AnswerKind.LABEL : AnswerKind.TRIMMED_LABEL;
      AnswerKind kind = label.isPresent() ? named : AnswerKind.NO_LABEL;
      return said(raw, thought, kind, AnswerForm.text(label.orElse(text), version));
    }
    Reading reading = callsTools ? CallFormats.read(text, json) : new Reading.Other();
    if (reading instanceof Reading.Calls found) {
      String prediction = AnswerForm.calls(found.calls(), found.words(), version);
      return new ParsedAnswer(
          raw, thought, AnswerKind.CALLS, found.calls(), found.words(), prediction);
    }
    boolean broken = reading instanceof Reading.Broken;
    String bare =
        FencedCalls.unfenced(text).filter(in -> JsonValues.whole(in).isPresent()).orElse(text);
    AnswerKind kind = broken ? AnswerKind.BROKEN_CALL : AnswerKind.TEXT;
    return said(raw, thought, kind, AnswerForm.text(bare, version));
  }

  private static ParsedAnswer said(
      String raw, Thought thought, AnswerKind kind, String prediction) {
    return new ParsedAnswer(raw, thought, kind, List.of(), "", prediction);
  }
}
