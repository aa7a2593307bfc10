package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeteorTest {
  @Test
  void workedCases() {
    check(Case.read("/metrics/meteor.jsonl"));
  }

  @Test
  void scoresAndWordsOfNltk() throws IOException {
    List<Case> cases = Case.read(SharedData.file("metrics/meteor.jsonl"));
    assertThat(cases).hasSize(123);
    check(cases);
  }

  private static void check(List<Case> cases) {
    assertThat(cases)
        .allSatisfy(
            each -> {
              String reference = each.text("reference");
              String prediction = each.text("prediction");
              assertThat(WordTokenizer.words(reference)).isEqualTo(texts(each, "reference_tokens"));
              assertThat(WordTokenizer.words(prediction))
                  .isEqualTo(texts(each, "prediction_tokens"));
              assertThat(ScoreOf.by("meteor", reference, prediction, List.of()))
                  .isCloseTo(each.get("meteor").number().doubleValue(), within(1e-9));
            });
  }

  private static List<String> texts(Case each, String field) {
    return each.items(field).stream().map(Node::text).toList();
  }
}
