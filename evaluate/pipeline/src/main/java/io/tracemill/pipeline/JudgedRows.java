package io.tracemill.pipeline;

import io.tracemill.score.AgreementReport;
import io.tracemill.score.HumanAgreement;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.Score;
import io.tracemill.teach.judge.JudgeMode;
import io.tracemill.teach.judge.JudgedPredictions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verdicts on rows, each compared with what people say of it. */
final class JudgedRows implements GivenScores {
  private final JudgedPredictions judged;
  private final Optional<HumanLabels> human;
  private final Map<String, HumanAgreement> agreements = new LinkedHashMap<>();

  JudgedRows(JudgedPredictions judged, List<JudgeMode> modes, Optional<HumanLabels> human) {
    this.judged = judged;
    this.human = human;
    modes.forEach(mode -> agreements.put(mode.metric(), new HumanAgreement()));
  }

  @Override
  public Map<String, Score> of(Prediction row) throws IOException {
    Map<String, Score> given = judged.given(row);
    if (human.isPresent()) {
      Optional<Boolean> label = human.get().of(row);
      long line = row.origin().line();
      given.forEach(
          (metric, verdict) ->
              Optional.ofNullable(agreements.get(metric))
                  .ifPresent(with -> with.add(line, label, verdict)));
    }
    return given;
  }

  /** How judge and people agree; nothing where no label was given. */
  Optional<HumanReport> report() {
    return human.map(
        labels -> {
          List<AgreementReport> reports = new ArrayList<>();
          agreements.forEach((metric, with) -> reports.add(new AgreementReport(metric, with)));
          return new HumanReport(reports, labels.doubts());
        });
  }
}
