package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.Tally;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage took and what became of it.
 *
 * @param kept how many were handed on
 * @param reasons how many were dropped, by reason, such as {@code duplicate}; sorted
 */
public record StageCounts(long kept, Map<String, Long> reasons) {

  /** Copies the reasons. */
  public StageCounts {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
  }

  static StageCounts of(Tally tally) {
    Map<String, Long> reasons = new TreeMap<>();
    for (Map.Entry<Reason, Long> dropped : tally.byReason().entrySet()) {
      reasons.put(dropped.getKey().key(), dropped.getValue());
    }
    return new StageCounts(tally.kept(), reasons);
  }

  /** How many were taken. */
  public long read() {
    return kept + dropped();
  }

  /** How many were dropped. */
  public long dropped() {
    long dropped = 0;
    for (long count : reasons.values()) {
      dropped += count;
    }
    return dropped;
  }

  /** How many were dropped for {@code reason}. */
  public long dropped(String reason) {
    return reasons.getOrDefault(reason, 0L);
  }

  void addTo(JsonText text) {
    text.beginObject().name("read").value(read()).name("kept").value(kept);
    text.name("dropped").beginObject();
    reasons.forEach((reason, count) -> text.name(reason).value(count));
    text.endObject().endObject();
  }
}
