package io.tracemill.prepare.census;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.Content;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TraceCensusTest {
  private static final long SEED = 99;

  @Test
  void tracesAreCountedByTurnsAndCharactersInBinsThatDouble() {
    TraceCensus census = new TraceCensus(job());
    for (int users : new int[] {0, 1, 1, 2, 4, 9}) {
      List<Message> messages = new ArrayList<>();
      for (int i = 0; i < users; i++) {
        messages.add(says(Role.USER, "é".repeat(16)));
      }
      census.take(trace(messages));
    }
    assertThat(census.traces()).isEqualTo(6);
    assertThat(census.turns()).hasToString("{0=1, 1=2, 2=1, 3-4=1, 5-8=0, 9-16=1}");
    assertThat(census.characters()).hasToString("{0-63=4, 64-127=1, 128-255=1}");
    assertThat(census.labels()).isEmpty();
    assertThat(census.tools()).isEmpty();
  }

  @Test
  void onlyBinsBetweenTheFirstAndTheLastAreTold() {
    TraceCensus census = new TraceCensus(job());
    assertThat(census.turns()).isEmpty();
    census.take(trace(List.of(says(Role.ASSISTANT, "x".repeat(64_000_000)))));
    assertThat(census.characters()).hasToString("{33554432-67108863=1}");
  }

  @Test
  void theLastAnswerNamesTheClass() {
    TraceCensus census = new TraceCensus(job("b", "a", "never"));
    for (String answer : List.of("a", " A\n", "b", "nothing of that", "b".repeat(5000), "")) {
      census.take(
          trace(
              List.of(
                  says(Role.ASSISTANT, "b"), says(Role.USER, "?"), says(Role.ASSISTANT, answer))));
    }
    census.take(trace(List.of(says(Role.USER, "a"))));
    census.take(trace(List.of(calls("f"))));
    assertThat(census.labels().toString()).isEqualTo("{b=1, a=2, never=0, (other)=4}");
  }

  @Test
  void theMostFrequentToolsAreTold() {
    TraceCensus census = new TraceCensus(job());
    for (int tool = 0; tool < 120; tool++) {
      for (int call = 0; call < 1 + tool % 110; call++) {
        census.take(trace(List.of(calls("tool" + tool))));
      }
    }
    Map<String, Long> tools = census.tools();
    assertThat(tools).hasSize(101);
    assertThat(tools.entrySet().iterator().next()).isEqualTo(Map.entry("tool109", 110L));
    assertThat(new ArrayList<>(tools.keySet()).get(100)).isEqualTo("(other)");
    assertThat(tools.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(6160);
  }

  @Test
  void longAndManyNamesTakeLittleRoom() {
    TraceCensus census = new TraceCensus(job());
    for (int i = 0; i < 3000; i++) {
      census.take(trace(List.of(calls("t".repeat(10_000) + i), calls("n" + i))));
    }
    assertThat(census.tools()).containsEntry("(other)", 5900L).hasSize(101);
    assertThat(census.tools().keySet()).allMatch(name -> name.length() <= 120);
  }

  /** How traces are shared among threads does not matter, nor their order. */
  @Test
  void sharesAddUp() {
    Random random = new Random(SEED);
    JobDescription job = job("a", "b");
    TraceCensus all = new TraceCensus(job);
    List<TraceCensus> shares = List.of(new TraceCensus(job), new TraceCensus(job));
    for (int i = 0; i < 3000; i++) {
      List<Message> messages = new ArrayList<>();
      for (int turn = random.nextInt(6); turn >= 0; turn--) {
        messages.add(says(Role.USER, "x".repeat(random.nextInt(300))));
        messages.add(
            random.nextBoolean() ? calls("t" + random.nextInt(2000)) : says(Role.ASSISTANT, "a"));
      }
      all.take(trace(messages));
      shares.get(random.nextInt(2)).take(trace(messages));
    }
    TraceCensus sum = new TraceCensus(job);
    sum.add(shares.get(1));
    sum.add(shares.get(0));
    assertThat(told(sum)).as("seed %d", SEED).isEqualTo(told(all));
  }

  private static String told(TraceCensus census) {
    return census.traces()
        + " "
        + census.turns()
        + census.characters()
        + census.labels()
        + census.tools();
  }

  private static JobDescription job(String... classes) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : classes) {
      names.put(name, "");
    }
    return new JobDescription("Do it.", Optional.empty(), names, List.of(), Optional.empty());
  }

  private static Message says(Role role, String text) {
    return Message.saying(role, new Content.Text(text));
  }

  private static Message calls(String tool) {
    return Message.calling(List.of(ToolCall.of(tool, "{}")));
  }

  private static Trace trace(List<Message> messages) {
    return new Trace(new Origin("traces.jsonl", 1), messages, Optional.empty(), Optional.empty());
  }
}
