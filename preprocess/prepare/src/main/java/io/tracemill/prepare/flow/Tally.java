package io.tracemill.prepare.flow;

import io.tracemill.json.text.Reason;
import io.tracemill.trace.Trace;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what a stage took and what became of it: {@code read = kept + dropped}; and what is to be
 * said of what is kept.
 *
 * <p>Not for use by several threads: each counts for itself and {@link #add adds} in the end.
 */
public final class Tally {
  private long kept;
  private long dropped;
  private final Map<Reason, Long> byReason =
      new TreeMap<>((one, other) -> one.key().compareTo(other.key()));
  private final Map<Remark, Long> remarks = new EnumMap<>(Remark.class);
  private final NameCounts fields = new NameCounts();
  private final Fidelities fidelities = new Fidelities();

  /** Counts one that is handed on. */
  public void keep() {
    keep(1);
  }

  /** Counts {@code count} that are handed on. */
  public void keep(long count) {
    kept += count;
  }

  /** Counts one that is left out. */
  public void drop(Reason reason) {
    drop(reason, 1);
  }

  /** Counts {@code count} that are left out. */
  public void drop(Reason reason, long count) {
    if (count > 0) {
      dropped += count;
      byReason.put(reason, dropped(reason) + count);
    }
  }

  /** Counts one of which {@code remark} is true. */
  public void remark(Remark remark) {
    remark(remark, 1);
  }

  private void remark(Remark remark, long count) {
    remarks.put(remark, remarks.getOrDefault(remark, 0L) + count);
  }

  /** Counts a field called {@code name} that nothing was made of. */
  public void leaveOut(String name) {
    fields.add(name, 1);
  }

  /** Counts how well {@code trace} could be read. */
  public void read(Trace trace) {
    fidelities.take(trace);
  }

  /** Adds the counts of {@code other}. */
  public void add(Tally other) {
    kept += other.kept;
    for (Map.Entry<Reason, Long> dropped : other.byReason.entrySet()) {
      drop(dropped.getKey(), dropped.getValue());
    }
    for (Map.Entry<Remark, Long> remark : other.remarks.entrySet()) {
      remark(remark.getKey(), remark.getValue());
    }
    fields.add(other.fields);
    fidelities.add(other.fidelities);
  }

  /** How well the traces could be read. */
  public Fidelities fidelities() {
    return fidelities;
  }

  /** How many were taken. */
  public long read() {
    return kept + dropped;
  }

  /** How many were handed on. */
  public long kept() {
    return kept;
  }

  /** How many were left out. */
  public long dropped() {
    return dropped;
  }

  /** How many were left out for {@code reason}. */
  public long dropped(Reason reason) {
    return byReason.getOrDefault(reason, 0L);
  }

  /** How many were left out, by reason, in the order of the reasons' keys. */
  public Map<Reason, Long> byReason() {
    return Collections.unmodifiableMap(byReason);
  }

  /** Of how many each remark is true; only those that are of any. */
  public Map<Remark, Long> remarks() {
    return Collections.unmodifiableMap(remarks);
  }

  /** How often each field was there that nothing was made of, by name. */
  public Map<String, Long> fieldsLeftOut() {
    return fields.byName();
  }
}
