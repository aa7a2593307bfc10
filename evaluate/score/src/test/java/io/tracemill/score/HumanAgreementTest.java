package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.score.agreement.JudgeCounts;
import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HumanAgreementTest {
  private static final Score GOOD = new Scored(1);
  private static final Score BAD = new Scored(0);
  private static final Score NONE = new NotScored("no verdict in the last line");

  @Test
  void countsRowsByWhatPeopleAndJudgeSay() {
    HumanAgreement agreement = some();
    assertThat(agreement.labelled()).isEqualTo(new JudgeCounts(20, 2, 3, 15));
    assertThat(agreement.notScored()).isEqualTo(1);
    assertThat(agreement.judged().orElseThrow().of()).isEqualTo(100);
    assertThat(agreement.differences())
        .hasSize(5)
        .startsWith(new HumanAgreement.Difference(21, true));
  }

  private static HumanAgreement some() {
    HumanAgreement agreement = new HumanAgreement();
    long row = 1;
    for (int i = 0; i < 20; i++) {
      agreement.add(row++, Optional.of(true), GOOD);
    }
    for (int i = 0; i < 2; i++) {
      agreement.add(row++, Optional.of(true), BAD);
    }
    for (int i = 0; i < 3; i++) {
      agreement.add(row++, Optional.of(false), GOOD);
    }
    for (int i = 0; i < 15; i++) {
      agreement.add(row++, Optional.of(false), BAD);
    }
    for (int i = 0; i < 60; i++) {
      agreement.add(row++, Optional.empty(), i < 35 ? GOOD : BAD);
    }
    agreement.add(row++, Optional.of(true), NONE);
    agreement.add(row, Optional.empty(), NONE);
    return agreement;
  }

  /** The share without the judge's errors is (0.58 - 3/18) / (20/22 - 3/18). */
  @Test
  void toldToPeople() {
    assertThat(new AgreementReport("llm-as-a-judge", some()).text())
        .isEqualTo(
            """
            llm-as-a-judge                    n   value  95% low  95% high
            the same as people               40  0.8750   0.7389    0.9454
            Cohen's kappa                    40  0.7462   0.5385    0.9539
            good called good                 22  0.9091   0.7219    0.9747
            bad called bad                   18  0.8333   0.6078    0.9416
            mean by the judge alone         100  0.5800   0.4821    0.6720
            mean, the judge's errors known  100  0.5567   0.3948    0.7054
            note: labelled rows without a verdict: 1

            people \\ judge  good  bad
            good              20    2
            bad                3   15
            row 21: people good, judge bad
            row 22: people good, judge bad
            row 23: people bad, judge good
            row 24: people bad, judge good
            row 25: people bad, judge good
            """);
  }

  @Test
  void toldToPrograms() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    HumanAgreement agreement = new HumanAgreement();
    agreement.add(3, Optional.of(true), BAD);
    agreement.add(4, Optional.of(true), GOOD);
    agreement.add(5, Optional.empty(), GOOD);
    new AgreementReport("llm-as-a-judge", agreement).addTo(json);
    assertThat(json.endObject().toString())
        .startsWith("{\"llm-as-a-judge\":{\"accuracy\":{\"n\":2,\"value\":0.5,\"low\":")
        .endsWith(
            "\"not_corrected\":\"people labelled no row bad\",\"not_scored\":0,"
                + "\"counts\":{\"good_as_good\":1,\"good_as_bad\":1,\"bad_as_good\":0,"
                + "\"bad_as_bad\":0},\"differ\":[{\"row\":3,\"human\":\"good\",\"judge\":\"bad\"}]}}");
  }

  @Test
  void nothingLabelledSaysNothing() {
    HumanAgreement agreement = new HumanAgreement();
    agreement.add(1, Optional.empty(), GOOD);
    assertThat(new AgreementReport("llm-as-a-judge", agreement).text())
        .contains("mean by the judge alone")
        .contains("note: the mean is not corrected: people labelled no row good");
  }

  @Test
  void ofManyRowsThatDifferSomeAreTold() {
    HumanAgreement agreement = new HumanAgreement();
    for (int row = 1; row <= 25; row++) {
      agreement.add(row, Optional.of(true), BAD);
    }
    assertThat(new AgreementReport("llm-as-a-judge", agreement).text())
        .contains("row 20: people good, judge bad\nand 5 more, which the JSON has\n");
  }
}
