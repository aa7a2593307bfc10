package io.tracemill.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.ask.Decoding;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvaluationSettingsTest {
  private static final PromptSettings PROMPTS =
      PromptSettings.of(Task.QUESTION_ANSWERING, Jobs.of("{\"task_description\": \"Do it.\"}"));

  private static Map<String, String> journal(Decoding decoding) {
    return new EvaluationSettings(PROMPTS, decoding, Labelling.GENERATE)
        .forJournal(Map.of("model", "m"));
  }

  @Test
  void aJournalHasWhatAnswersDependOnAndNoMore() {
    Map<String, String> greedy = journal(Decoding.greedy(64));
    assertThat(greedy)
        .isEqualTo(
            Map.of(
                "model",
                "m",
                "labels",
                "generate",
                "max-new-tokens",
                "64",
                "temperature",
                "0",
                "stop",
                "[]"));
    assertThat(journal(new Decoding(64, 0, 0.5, 7, List.of()))).isEqualTo(greedy);
    assertThat(journal(new Decoding(64, 0.7, 0.95, 7, List.of("\n"))))
        .containsEntry("temperature", "0.7")
        .containsEntry("top-p", "0.95")
        .containsEntry("seed", "7")
        .containsEntry("stop", "[\n]");
  }

  @Test
  void decodingRefusesWhatMakesNoSense() {
    List<String> none = List.of();
    assertThatThrownBy(() -> Decoding.greedy(0)).hasMessage("at least 1 new token, not 0");
    assertThatThrownBy(() -> new Decoding(1, -1, 1, 0, none))
        .hasMessage("a temperature is 0 or above");
    assertThatThrownBy(() -> new Decoding(1, Double.NaN, 1, 0, none))
        .hasMessage("a temperature is 0 or above");
    assertThatThrownBy(() -> new Decoding(1, 0, 0, 0, none))
        .hasMessage("top-p is above 0 and at most 1");
    assertThatThrownBy(() -> new Decoding(1, 0, 1, 0, List.of("")))
        .hasMessage("a stop text is not empty");
  }
}
