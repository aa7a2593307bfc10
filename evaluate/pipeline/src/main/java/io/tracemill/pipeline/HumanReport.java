package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.score.AgreementReport;
import java.util.List;

/**
 * How a judge and people agree.
 *
 * @param reports of each of its metrics
 * @param doubts of the labels
 */
public record HumanReport(List<AgreementReport> reports, List<String> doubts) {
  /** Copies the lists. */
  public HumanReport {
    reports = List.copyOf(reports);
    doubts = List.copyOf(doubts);
  }

  /** The tables for people, each after an empty line. */
  String text() {
    StringBuilder text = new StringBuilder();
    reports.forEach(report -> text.append('\n').append(report.text()));
    return text.toString();
  }

  /** Adds the same as a field of the object that is open. */
  void addTo(JsonText json) {
    json.name("human").beginObject();
    reports.forEach(report -> report.addTo(json));
    json.endObject();
  }
}
