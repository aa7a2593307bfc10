package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainerTest {

  @Test
  void namesWhatDoesNotFitTheTools() {
    String line =
        """
        {"messages":[{"role":"user","content":"Hi"},{"role":"assistant","tool_calls":[
        {"id":"1","function":{"name":"manage_lights","arguments":{"hotel":"W","nights":2,
        "lights_action":"blink"}}},
        {"id":"2","function":{"name":"book","arguments":{}}},
        {"id":"3","function":{"name":"manage_media","arguments":{"media_target":"TV"}}}]}]}"""
            .replace("\n", "");
    assertThat(explain(Domain.HOME.tools(), Task.TOOL_CALLING_CLOSED_BOOK, line))
        .containsExactly(
            "calls manage_lights with 2 arguments its schema does not have: hotel, nights,"
                + " and with 1 value its schema does not allow: lights_action \"blink\","
                + " and without 1 required argument: lights_target",
            "calls book, which the job description does not have");
  }

  @Test
  void quotesAnswersThatAreNoClass() {
    String answer = "I am sorry, but I cannot say what this is about, as it is too long.";
    String line =
        ConversationShape.line(
            List.of(ConversationShape.user("Hi"), ConversationShape.assistant(answer)));
    assertThat(explain(Domain.BANKING.classes(), Task.CLASSIFICATION, line))
        .containsExactly("answers \"I am sorry, but I cannot say what this ..., which is no class");
  }

  @Test
  void saysNothingOfWhatFits() {
    String labelled =
        ConversationShape.line(
            List.of(
                ConversationShape.user("Hi"),
                ConversationShape.assistant("{\"label\": \"Card-Lost\"}")));
    assertThat(explain(Domain.BANKING.classes(), Task.CLASSIFICATION, labelled)).isEmpty();
  }

  private static List<String> explain(JobDescription job, Task task, String line) {
    List<String> all = new ArrayList<>();
    Explainer explainer = new Explainer(DescribedJob.of(job, task));
    Recorded.forEach(List.of(line), trace -> all.addAll(explainer.explain(trace)));
    return all;
  }
}
