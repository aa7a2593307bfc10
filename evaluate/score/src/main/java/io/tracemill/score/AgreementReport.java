package io.tracemill.score;

import io.tracemill.json.JsonText;
import io.tracemill.score.HumanAgreement.Difference;
import io.tracemill.score.agreement.CorrectedMean;
import io.tracemill.score.agreement.Interval;
import io.tracemill.score.agreement.JudgeCounts;
import io.tracemill.score.agreement.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far a judge agrees with people, as aligned columns for people and as JSON. */
public final class AgreementReport {
  /** So many rows that differ are told to people. */
  private static final int SHOWN = 20;

  private final String metric;
  private final HumanAgreement agreement;
  private final List<Line> lines = new ArrayList<>();

  /** A number with its name, for people and for programs. */
  private record Line(String words, String key, int n, double value, Interval interval) {}

  /** A report of the verdicts that are {@code metric}. */
  public AgreementReport(String metric, HumanAgreement agreement) {
    this.metric = metric;
    this.agreement = agreement;
    JudgeCounts labelled = agreement.labelled();
    labelled.raters().same().ifPresent(share -> add("the same as people", "accuracy", share));
    labelled
        .raters()
        .kappa()
        .ifPresent(
            kappa ->
                lines.add(
                    new Line(
                        "Cohen's kappa", "kappa", kappa.n(), kappa.value(), kappa.interval())));
    labelled.sensitivity().ifPresent(share -> add("good called good", "sensitivity", share));
    labelled.specificity().ifPresent(share -> add("bad called bad", "specificity", share));
    agreement.judged().ifPresent(share -> add("mean by the judge alone", "naive", share));
    if (agreement.corrected() instanceof CorrectedMean.Corrected mean) {
      lines.add(
          new Line(
              "mean, the judge's errors known",
              "corrected",
              mean.n(),
              mean.value(),
              mean.interval()));
    }
  }

  private void add(String words, String key, Proportion share) {
    lines.add(new Line(words, key, share.of(), share.value(), share.interval()));
  }

  /** The tables; each line ends with a line feed. */
  public String text() {
    JudgeCounts labelled = agreement.labelled();
    Table table = new Table(List.of(metric, "n", "value", "95% low", "95% high"));
    for (Line line : lines) {
      table.add(
          List.of(
              line.words(),
              line.n() + "",
              Report.number(line.value()),
              Report.number(line.interval().low()),
              Report.number(line.interval().high())));
    }
    Table matrix = new Table(List.of("people \\ judge", "good", "bad"));
    matrix.add(List.of("good", labelled.goodAsGood() + "", labelled.goodAsBad() + ""));
    matrix.add(List.of("bad", labelled.badAsGood() + "", labelled.badAsBad() + ""));
    return table.text() + notes() + "\n" + matrix.text() + differences();
  }

  private String notes() {
    StringBuilder notes = new StringBuilder();
    if (agreement.corrected() instanceof CorrectedMean.NotCorrected none) {
      notes.append("note: the mean is not corrected: ").append(none.reason()).append('\n');
    }
    if (agreement.notScored() > 0) {
      notes.append("note: labelled rows without a verdict: ").append(agreement.notScored());
      notes.append('\n');
    }
    return notes.toString();
  }

  private String differences() {
    List<Difference> all = agreement.differences();
    StringBuilder text = new StringBuilder();
    for (Difference row : all.subList(0, Math.min(SHOWN, all.size()))) {
      text.append("row ").append(row.row()).append(": people ").append(word(row.good()));
      text.append(", judge ").append(word(!row.good())).append('\n');
    }
    if (all.size() > SHOWN) {
      text.append("and ").append(all.size() - SHOWN).append(" more, which the JSON has\n");
    }
    return text.toString();
  }

  private static String word(boolean good) {
    return good ? "good" : "bad";
  }

  /** Adds the same as a field of the object that is open. */
  public void addTo(JsonText json) {
    json.name(metric).beginObject();
    for (Line line : lines) {
      json.name(line.key()).beginObject().name("n").value(line.n());
      json.name("value").value(line.value()).name("low").value(line.interval().low());
      json.name("high").value(line.interval().high()).endObject();
    }
    Optional.of(agreement.corrected())
        .filter(CorrectedMean.NotCorrected.class::isInstance)
        .ifPresent(
            none -> json.name("not_corrected").value(((CorrectedMean.NotCorrected) none).reason()));
    json.name("not_scored").value(agreement.notScored());
    counts(json);
    json.name("differ").beginArray();
    for (Difference row : agreement.differences()) {
      json.beginObject().name("row").value(row.row()).name("human").value(word(row.good()));
      json.name("judge").value(word(!row.good())).endObject();
    }
    json.endArray().endObject();
  }

  private void counts(JsonText json) {
    JudgeCounts labelled = agreement.labelled();
    json.name("counts").beginObject().name("good_as_good").value(labelled.goodAsGood());
    json.name("good_as_bad").value(labelled.goodAsBad());
    json.name("bad_as_good").value(labelled.badAsGood());
    json.name("bad_as_bad").value(labelled.badAsBad()).endObject();
  }
}
