package io.tracemill.prepare;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Reason;
import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.trace.Origin;
import java.util.List;
import java.util.Optional;

/** The line of JSON that says what is made of a trace. */
final class JudgementLine {
  private final JsonText text = new JsonText(Layout.COMPACT).beginObject();
  private final Judgement judgement;
  private final List<String> details;

  /**
   * The line of a trace.
   *
   * @param details what of it does not fit the job description, by name
   */
  JudgementLine(Origin origin, Judgement judgement, List<String> details) {
    this.judgement = judgement;
    this.details = details;
    text.name("line").value(origin.line());
    if (!origin.isWholeLine()) {
      text.name("path").value(origin.path());
    }
    judgement();
  }

  private void judgement() {
    text.name("relevance").value(judgement.relevance());
    text.name("coherence").value(judgement.coherence());
    text.name("keep").value(judgement.keep()).name("reasons").beginArray();
    judgement.reasons().forEach(text::value);
    details.forEach(text::value);
    text.endArray();
  }

  /** Says what a teacher finds, beside the same that was said of the evidence. */
  JudgementLine beside(Optional<Rating> teacher, Optional<Reason> open) {
    text.name("evidence").beginObject();
    judgement();
    text.endObject().name("teacher");
    if (teacher.isPresent()) {
      text.beginObject().name("relevance").value(teacher.get().relevance());
      text.name("coherence").value(teacher.get().coherence()).endObject();
    } else if (open.isPresent()) {
      text.beginObject().name("not_scored").value(open.get().key()).endObject();
    } else {
      text.nullValue();
    }
    text.name("differ")
        .value(
            teacher.filter(other -> ComparedTraces.differ(judgement.rating(), other)).isPresent());
    return this;
  }

  byte[] toBytes() {
    return text.endObject().toBytes();
  }
}
