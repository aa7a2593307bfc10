package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.text.Reason;
import io.tracemill.pipeline.inspect.FidelityCounts;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Tally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a stage took and what became of it.
 *
 * @param kept how many were handed on
 * @param reasons how many were dropped, by reason, such as {@code duplicate}; sorted
 * @param remarks what is to be said of those that were kept
 * @param fieldsLeftOut how often each field was there that nothing was made of; sorted
 * @param fidelity how well what was kept could be read
 */
public record StageCounts(
    long kept,
    Map<String, Long> reasons,
    List<Noted> remarks,
    Map<String, Long> fieldsLeftOut,
    FidelityCounts fidelity) {

  /** Copies all. */
  public StageCounts {
    reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
    remarks = List.copyOf(remarks);
    fieldsLeftOut = Collections.unmodifiableMap(new TreeMap<>(fieldsLeftOut));
  }

  /** Of which nothing is to be said. */
  public StageCounts(long kept, Map<String, Long> reasons) {
    this(kept, reasons, List.of(), Map.of(), FidelityCounts.NONE);
  }

  /**
   * Something that is true of some of those that were kept.
   *
   * @param key its name in files
   * @param words what they are, for people
   */
  public record Noted(String key, String words, long count) {}

  static StageCounts of(Tally tally) {
    Map<String, Long> reasons = new TreeMap<>();
    long lost = 0;
    for (Map.Entry<Reason, Long> dropped : tally.byReason().entrySet()) {
      lost += dropped.getKey().isLoss() ? dropped.getValue() : 0;
      reasons.put(dropped.getKey().key(), dropped.getValue());
    }
    List<Noted> remarks = new ArrayList<>();
    for (Map.Entry<Remark, Long> remark : tally.remarks().entrySet()) {
      remarks.add(new Noted(remark.getKey().key(), remark.getKey().words(), remark.getValue()));
    }
    return new StageCounts(
        tally.kept(),
        reasons,
        remarks,
        tally.fieldsLeftOut(),
        FidelityCounts.of(tally.fidelities(), lost));
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
    text.endObject();
    if (!remarks.isEmpty()) {
      text.name("remarks").beginObject();
      remarks.forEach(noted -> text.name(noted.key()).value(noted.count()));
      text.endObject();
    }
    if (!fieldsLeftOut.isEmpty()) {
      text.name("fields_left_out").beginObject();
      fieldsLeftOut.forEach((name, count) -> text.name(name).value(count));
      text.endObject();
    }
    if (fidelity.isWorthTelling()) {
      fidelity.addTo(text);
    }
    text.endObject();
  }
}
