package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.prepare.flow.Tally;

/** What a stage took and what became of it, as JSON. */
public final class TallyJson {
  private TallyJson() {}

  /** Adds {@code tally} as the next value. */
  public static void add(JsonText text, Tally tally) {
    text.beginObject().name("read").value(tally.read()).name("kept").value(tally.kept());
    text.name("dropped").beginObject();
    tally.byReason().forEach((reason, count) -> text.name(reason.key()).value(count));
    text.endObject().endObject();
  }
}
