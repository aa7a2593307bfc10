package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that cut prompts without a word, and those that do not. */
final class CutPromptsTest {
  private static final int CONTEXT = 4096;

  /** Ollama until 2025: what is longer than the context is cut to it. */
  private static int toAll(int tokens) {
    return Math.min(tokens, CONTEXT);
  }

  /** Ollama of 2026: what is longer is cut to half and the first four. */
  private static int toHalf(int tokens) {
    return tokens <= CONTEXT ? tokens : (CONTEXT - 4) / 2 + 4;
  }

  /** Four letters a token, more or less. */
  private static int tokens(String messages) {
    return messages.length() / 4 + messages.hashCode() % 40;
  }

  private static FaultyServer counting(IntUnaryOperator counted) {
    return EndpointTrial.parrot()
        .script(
            r ->
                Optional.of(
                    ServerReply.chat(
                        ServerReply.message("yes"),
                        "stop",
                        counted.applyAsInt(tokens(r.messages())),
                        3)));
  }

  private static List<Request> rows(int... tokens) {
    List<Request> rows = new ArrayList<>();
    for (int count : tokens) {
      rows.add(EndpointTrial.request(rows.size(), "word".repeat(count)));
    }
    return rows;
  }

  private static Map<Long, Outcome> ask(IntUnaryOperator counted, List<Request> rows)
      throws IOException {
    try (FaultyServer server = counting(counted)) {
      return EndpointTrial.ask(EndpointTrial.withParallel(EndpointTrial.settings(server), 1), rows);
    }
  }

  private static final int[] MIXED = {100, 300, 2500, 700, 900, 9000, 1500, 5000, 7000, 1200};

  @Test
  void cutToTheContext() throws IOException {
    Map<Long, Outcome> outcomes = ask(CutPromptsTest::toAll, rows(MIXED));
    assertThat(outcomes.get(5L)).isEqualTo(new Outcome.Overflowed(5, CONTEXT, CONTEXT));
    assertThat(outcomes.get(7L)).isEqualTo(new Outcome.Overflowed(7, CONTEXT, CONTEXT));
    assertThat(outcomes.get(8L)).isEqualTo(new Outcome.Overflowed(8, CONTEXT, CONTEXT));
    assertThat(outcomes.values()).filteredOn(o -> o instanceof Outcome.Answered).hasSize(7);
  }

  @Test
  void cutToHalf() throws IOException {
    Map<Long, Outcome> outcomes = ask(CutPromptsTest::toHalf, rows(MIXED));
    assertThat(outcomes.get(5L)).isEqualTo(new Outcome.Overflowed(5, 2050, 2050));
    assertThat(outcomes.get(7L)).isEqualTo(new Outcome.Overflowed(7, 2050, 2050));
    assertThat(outcomes.get(8L)).isEqualTo(new Outcome.Overflowed(8, 2050, 2050));
    assertThat(outcomes.values()).filteredOn(o -> o instanceof Outcome.Answered).hasSize(7);
  }

  @Test
  void allAreCut() throws IOException {
    assertThat(ask(CutPromptsTest::toAll, rows(5000, 9000, 7000, 6000)).values())
        .allMatch(outcome -> outcome instanceof Outcome.Overflowed);
    assertThat(ask(CutPromptsTest::toHalf, rows(5000, 9000, 7000, 6000)).values())
        .allMatch(outcome -> outcome instanceof Outcome.Overflowed);
  }

  @Test
  void whatIsSaidOfIt() throws IOException {
    try (FaultyServer server = counting(CutPromptsTest::toHalf);
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      EndpointTrial.ask(endpoint, rows(MIXED));
      assertThat(endpoint.doubts())
          .containsExactly(
              "parrot at "
                  + server.address()
                  + " cuts longer prompts to 2050 tokens without a word; they count as too long:"
                  + " give the server a context of more, such as by OLLAMA_CONTEXT_LENGTH");
    }
  }

  @Test
  void aSingleRoundNumberIsNoProof() throws IOException {
    Map<Long, Outcome> outcomes =
        ask(tokens -> tokens > 1000 ? 2048 : tokens, rows(100, 200, 300, 400, 500, 600, 4000));
    assertThat(outcomes.get(6L)).isInstanceOf(Outcome.Answered.class);
  }

  @Test
  void equalPromptsAreNoProof() throws IOException {
    int[] same = IntStream.generate(() -> 5000).limit(100).toArray();
    assertThat(ask(tokens -> 4096, rows(same)).values())
        .allMatch(outcome -> outcome instanceof Outcome.Answered);
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void serversThatCutNothingAreBelieved(long seed) throws IOException {
    Random random = new Random(seed);
    int[] lengths = random.ints(700, 500, 8000).toArray();
    // Rounded, so that many counts are multiples of 256.
    Map<Long, Outcome> outcomes = ask(tokens -> (tokens + 128) / 256 * 256, rows(lengths));
    assertThat(outcomes.values()).allMatch(outcome -> outcome instanceof Outcome.Answered);
  }

  @Test
  void aServerThatCountsNothing() throws IOException {
    assertThat(ask(tokens -> 0, rows(MIXED)).values())
        .allMatch(outcome -> outcome instanceof Outcome.Answered);
  }

  private static Outcome known(ServerReply reply) throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().script(r -> Optional.of(reply))) {
      return EndpointTrial.one(EndpointTrial.withContext(EndpointTrial.settings(server), CONTEXT));
    }
  }

  @Test
  void aContextThatIsKnown() throws IOException {
    String yes = ServerReply.message("yes");
    assertThat(known(ServerReply.chat(yes, "stop", CONTEXT, 3)))
        .isEqualTo(new Outcome.Overflowed(0, CONTEXT, CONTEXT));
    assertThat(known(ServerReply.chat(yes, "stop", CONTEXT - 1, 3)))
        .isInstanceOf(Outcome.Answered.class);
    assertThat(known(ServerReply.chat(yes, "stop", CONTEXT + 1, 3)))
        .isInstanceOf(Outcome.Answered.class);
    assertThat(known(ServerReply.chat(ServerReply.message(""), "stop", CONTEXT + 1, 0)))
        .isEqualTo(new Outcome.Overflowed(0, CONTEXT + 1, CONTEXT));
  }

  @Test
  void anAnswerThatFillsTheContext() throws IOException {
    String yes = ServerReply.message("yes");
    assertThat(ending(ServerReply.chat(yes, "length", CONTEXT - 3, 3)))
        .isEqualTo(Ending.CONTEXT_FULL);
    assertThat(ending(ServerReply.chat(yes, "length", CONTEXT - 4, 3))).isEqualTo(Ending.LENGTH);
    assertThat(ending(ServerReply.chat(yes, "stop", CONTEXT - 3, 3))).isEqualTo(Ending.END_TOKEN);
  }

  private static Ending ending(ServerReply reply) throws IOException {
    return ((Outcome.Answered) known(reply)).ending();
  }
}
