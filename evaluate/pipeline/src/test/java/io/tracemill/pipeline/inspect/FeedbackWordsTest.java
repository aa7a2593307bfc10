package io.tracemill.pipeline.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As Langfuse, LangSmith, Phoenix, Braintrust, MLflow and plain logs write it. */
final class FeedbackWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"name\":\"helpful\",\"value\":1,\"stringValue\":null,\"dataType\":\"NUMERIC\"}"
            + " | helpful = 1",
        "{\"name\":\"tone\",\"value\":1,\"stringValue\":\"rude\"} | tone = rude",
        "{\"helpful\":{\"n\":3,\"avg\":0.5},\"ok\":{\"n\":1,\"avg\":1}} | helpful = 0.5; ok = 1",
        "[{\"key\":\"user\",\"score\":true}] | user = true",
        "{\"annotation_name\":\"q\",\"result\":{\"label\":\"x\",\"score\":0.5}} | q = x",
        "{\"accuracy\":0.9,\"notes\":null} | accuracy = 0.9; notes = null",
        "{\"name\":\"ok\",\"feedback\":{\"value\":\"yes\"}} | ok = yes",
        "\"up\" | up",
        "-1 | -1",
        "{\"name\":\"c\",\"value\":[1]} | c = (other)",
        "\"a  text\\nof more than forty characters, which is cut\""
            + " | a text of more than forty characters,...",
      })
  void isOneLine(String feedback, String words) {
    assertThat(String.join("; ", FeedbackWords.of(Node.of(feedback)))).isEqualTo(words);
  }
}
