package io.tracemill.pipeline.inspect;

import io.tracemill.json.JsonText;
import io.tracemill.prepare.flow.Fidelities;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How much traces still say of what was recorded.
 *
 * @param traces how many are exact, repaired, lossy and rejected
 * @param rules what had to be done to how many, by the rule's id
 * @param dialects in how many each dialect is
 * @param withFeedback of how many somebody said something
 */
public record FidelityCounts(
    Map<String, Long> traces,
    Map<String, Long> rules,
    Map<String, Long> dialects,
    long withFeedback) {

  /** Of nothing. */
  public static final FidelityCounts NONE = of(new Fidelities(), 0);

  /** Copies the maps, in their order. */
  public FidelityCounts {
    traces = copy(traces);
    rules = copy(rules);
    dialects = copy(dialects);
  }

  private static Map<String, Long> copy(Map<String, Long> counts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * What was counted.
   *
   * @param rejected how many could not be read
   */
  public static FidelityCounts of(Fidelities counted, long rejected) {
    Map<String, Long> traces = new LinkedHashMap<>();
    counted.traces().forEach((fidelity, count) -> traces.put(fidelity.key(), count));
    traces.put("rejected", rejected);
    Map<String, Long> rules = new LinkedHashMap<>();
    counted.rules().forEach((rule, count) -> rules.put(rule.id(), count));
    return new FidelityCounts(traces, rules, counted.dialects(), counted.withFeedback());
  }

  /** Whether there is more to say than that all are as they were written. */
  public boolean isWorthTelling() {
    return !dialects.isEmpty() || !rules.isEmpty() || withFeedback > 0;
  }

  /**
   * What the traces are written in and how well they read, as {@code dialects: openai_chat 61%,
   * text 39%; traces: 90 exact, 8 repaired, 2 lossy}; empty where that is not worth telling.
   */
  public String words() {
    StringJoiner words = new StringJoiner("; ");
    if (!dialects.isEmpty()) {
      words.add("dialects: " + shares());
    }
    if (isWorthTelling()) {
      StringJoiner counts = new StringJoiner(", ", "traces: ", "");
      traces.forEach((fidelity, count) -> counts.add(count + " " + fidelity));
      words.add(counts.toString());
    }
    return words.toString();
  }

  /** Of all that the traces are written in, the commonest first. */
  private String shares() {
    long all = dialects.values().stream().mapToLong(Long::longValue).sum();
    StringJoiner shares = new StringJoiner(", ");
    dialects.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(
            one ->
                shares.add(
                    one.getKey()
                        + String.format(
                            Locale.ROOT, " %d%%", (100 * one.getValue() + all / 2) / all)));
    return shares.toString();
  }

  /** Adds fields to the object that {@code text} is in. */
  public void addTo(JsonText text) {
    add(text.name("fidelity"), traces);
    add(text.name("rules"), rules);
    add(text.name("dialects"), dialects);
    text.name("with_feedback").value(withFeedback);
  }

  private static void add(JsonText text, Map<String, Long> counts) {
    text.beginObject();
    counts.forEach((name, count) -> text.name(name).value(count));
    text.endObject();
  }
}
