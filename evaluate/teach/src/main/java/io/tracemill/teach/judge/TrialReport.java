package io.tracemill.teach.judge;

import io.tracemill.json.JsonText;
import io.tracemill.score.Table;
import io.tracemill.score.agreement.Proportion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** What came of a judge's trial, for people and for programs. */
public final class TrialReport {
  private static final int DECIMALS = 4;

  private final List<ProbedJudge> results;

  /** A report of {@code results}. */
  public TrialReport(List<ProbedJudge> results) {
    this.results = List.copyOf(results);
  }

  /** A table, and below it whether the judge is to be trusted; lines end with a line feed. */
  public String text() {
    Table table =
        new Table(
            List.of(
                "metric", "verdict", "n", "share", "95% low", "95% high", "least", "no verdict"),
            2);
    for (ProbedJudge result : results) {
      table.add(row(result));
    }
    return table.text() + conclusion() + "\n";
  }

  private static List<String> row(ProbedJudge result) {
    List<String> numbers =
        result
            .asItShould()
            .map(
                share ->
                    List.of(
                        share.of() + "",
                        number(share.value()),
                        number(share.interval().low()),
                        number(share.interval().high())))
            .orElse(List.of("0", "-", "-", "-"));
    return List.of(
        result.mode().metric(),
        result.probe().words(),
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        number(result.probe().least()),
        result.notScored() + "");
  }

  private static String number(double value) {
    return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** Whether the judge passed all that it was asked. */
  public boolean isTrusted() {
    return !results.isEmpty() && results.stream().allMatch(ProbedJudge::isPassed);
  }

  /** The same in a sentence. */
  public String conclusion() {
    if (results.isEmpty()) {
      return "nothing can be said of this judge: no row could be asked about";
    }
    List<String> failed =
        results.stream().filter(result -> !result.isPassed()).map(TrialReport::failed).toList();
    return failed.isEmpty()
        ? "this judge reached what it has to in all " + results.size() + " probes"
        : "do not trust this judge: " + String.join("; ", failed);
  }

  private static String failed(ProbedJudge result) {
    String name = result.mode().metric() + " " + result.probe().words();
    boolean low = result.asItShould().filter(s -> s.value() < result.probe().least()).isPresent();
    return low
        ? name
            + " in "
            + number(result.asItShould().map(Proportion::value).orElse(0.0))
            + " of the rows, at least "
            + number(result.probe().least())
        : name + ": no verdict on " + result.notScored() + " of " + result.rows() + " rows";
  }

  /** Adds the same as fields of the object that is open. */
  public void addTo(JsonText json) {
    json.name("conclusion").value(conclusion());
    json.name("trusted").value(isTrusted());
    json.name("probes").beginArray();
    for (ProbedJudge result : results) {
      json.beginObject().name("metric").value(result.mode().metric());
      json.name("probe").value(result.probe().name().toLowerCase(Locale.ROOT));
      json.name("n").value(result.asItShould().map(Proportion::of).orElse(0));
      result.asItShould().ifPresent(share -> share(share, json));
      json.name("least").value(result.probe().least());
      json.name("not_scored").value(result.notScored());
      json.name("passed").value(result.isPassed()).endObject();
    }
    json.endArray();
  }

  private static void share(Proportion share, JsonText json) {
    json.name("share").value(share.value()).name("low").value(share.interval().low());
    json.name("high").value(share.interval().high());
  }
}
