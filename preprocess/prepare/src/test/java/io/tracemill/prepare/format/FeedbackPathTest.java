package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Node;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FeedbackPathTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "thumbs | {\"thumbs\":-1} | -1",
        "$.a.b | {\"a\":{\"b\":\"good\"}} | \"good\"",
        "a.b | {\"a\":\"{\\\"b\\\":true}\"} | true",
        "a.1.b | {\"a\":[{\"b\":1},{\"b\":2}]} | 2",
        "a.2.b | {\"a\":[{\"b\":1},{\"b\":2}]} | nothing",
        "a.b | {\"a\":{\"b\":null}} | nothing",
        "a.b | {\"a\":7} | nothing",
        "a.b | {\"a\":[1]} | nothing",
        "a | [] | nothing",
      })
  void findsWhatWasSaid(String path, String record, String said) {
    assertThat(FeedbackPath.of(path).in(Node.of(record)).map(node -> node.raw().toString()))
        .isEqualTo(Optional.of(said).filter(word -> !word.equals("nothing")));
  }

  @Test
  void whatIsNoPathIsSaid() {
    assertThatThrownBy(() -> FeedbackPath.of("a..b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected names of fields with dots between them but found a..b");
    assertThatThrownBy(() -> FeedbackPath.of("a.\"b\""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
