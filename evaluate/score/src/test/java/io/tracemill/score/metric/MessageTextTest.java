package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Case;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
  @TestFactory
  Stream<DynamicTest> whatMessagesSay() {
    return Case.tests(
        "/metrics/messages.jsonl",
        each -> assertThat(MessageText.of(each.text("text"))).isEqualTo(each.text("says")));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
  void aScoreIsFromZeroToOne(double value) {
    assertThatThrownBy(() -> new Scored(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a score is from 0 to 1");
  }
}
