package io.tracemill.teach.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Prompt;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.teach.PromptFiles;
import io.tracemill.trace.Jobs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FilterPromptTest {
  private static final long SEED = 123;

  private static FilterPrompt prompt(long seed) throws IOException {
    String job =
        JobText.of(
            Jobs.of(
                "{\"task_description\": \"Tell which intent a message has.\","
                    + "\"input_description\": \"a message to a bank\","
                    + "\"classes_description\": {\"card\": \"a card is lost\", \"other\": \"\"},"
                    + "\"tools\": [{\"name\": \"block\", \"parameters\": {\"type\":"
                    + " \"object\"}}]}"));
    return FilterPrompt.read(PromptFiles.builtIn(), job, seed);
  }

  private static String text(FilterRequest request) {
    Node messages = Node.of(((Prompt.Conversation) request.prompt()).messages());
    return messages.items().iterator().next().field(Name.of("content")).text();
  }

  @Test
  void saysWhatTheFileSays() throws IOException {
    FilterRequest request =
        prompt(SEED)
            .of(
                List.of(3, 8),
                List.of(
                    "[user] I lost my card.\n[assistant] card",
                    "[user] Gr\u00fc\u00dfe, \ud83d\ude00\n[assistant calls] block {\"card\": 1}"));
    assertThat(text(request) + "\n").isEqualTo(Resources.text("/filter/prompt.txt"));
    assertThat(request.rows()).containsExactly(3, 8);
  }

  @Test
  void followsFromSeedAndTracesAlone() throws IOException {
    List<String> traces = List.of("[user] one", "[user] two");
    FilterRequest request = prompt(SEED).of(List.of(0, 1), traces);
    assertThat(prompt(SEED).of(List.of(5, 9), traces).prompt()).isEqualTo(request.prompt());
    assertThat(prompt(SEED + 1).of(List.of(0, 1), traces).ids()).isNotEqualTo(request.ids());
    assertThat(prompt(SEED).of(List.of(0, 1), List.of("[user] one", "[user] 2")).ids())
        .isNotEqualTo(request.ids());
  }

  /** Even where traces are full of ids that may be drawn. */
  @Test
  void idsDifferAndNoTraceHasThem() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      List<String> traces = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        StringBuilder ids = new StringBuilder();
        random.ints(500, 0, 100_000).forEach(id -> ids.append('t').append(100_000 + id));
        traces.add(ids.toString());
      }
      List<String> ids = prompt(SEED).of(IntStream.range(0, 32).boxed().toList(), traces).ids();
      assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("t[0-9]{5}"));
      assertThat(ids).noneMatch(id -> String.join("", traces).contains(id.substring(1)));
    }
  }
}
