package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.json.Case;
import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is made of what servers answer. */
final class RepliesTest {
  private static FaultyServer saying(ServerReply reply) {
    return EndpointTrial.parrot().script(request -> Optional.of(reply));
  }

  private static Outcome outcome(ServerReply reply) throws IOException {
    try (FaultyServer server = saying(reply)) {
      return EndpointTrial.one(EndpointTrial.settings(server).with(EndpointTrial.attempts(1)));
    }
  }

  @TestFactory
  Stream<DynamicTest> good() {
    return Case.tests("/endpoint/replies.jsonl", RepliesTest::reply);
  }

  private static void reply(Case each) throws IOException {
    Outcome outcome = outcome(ServerReply.json(200, each.text("body")));
    if (each.find("trouble").isPresent()) {
      assertThat(outcome)
          .isEqualTo(new Outcome.Unanswered(0, "no answer in 1 attempt: " + each.text("trouble")));
      return;
    }
    Outcome.Answered answer = (Outcome.Answered) outcome;
    assertThat(answer.text()).isEqualTo(each.text("text"));
    assertThat(answer.ending().key()).isEqualTo(each.text("ending"));
    Optional<Node> message = each.find("message");
    message.ifPresent(text -> assertThat(answer.message()).contains(text.text()));
    each.find("prompt").ifPresent(n -> assertThat(answer.promptTokens()).isEqualTo(whole(n)));
    each.find("new").ifPresent(n -> assertThat(answer.newTokens()).isEqualTo(whole(n)));
  }

  private static int whole(Node number) {
    return number.number().intValueExact();
  }

  @TestFactory
  Stream<DynamicTest> deliveries() {
    return Stream.of(Delivery.WHOLE)
        .map(each -> DynamicTest.dynamicTest(each.name(), () -> delivered(each)));
  }

  private static void delivered(Delivery delivery) throws IOException {
    String words = "\u00e9t\u00e9 \u65e5\u672c \ud83d\ude00 ".repeat(100);
    try (FaultyServer server =
        EndpointTrial.parrot()
            .deliver(delivery)
            .script(request -> Optional.of(ServerReply.words(words)))) {
      assertThat(EndpointTrial.text(EndpointTrial.one(EndpointTrial.settings(server))))
          .isEqualTo(words);
    }
  }

  @Test
  void packedWithoutASign() throws IOException {
    ServerReply plain = ServerReply.words("yes");
    assertThat(EndpointTrial.text(outcome(plain.withBody(Delivery.packed(plain.body())))))
        .isEqualTo("yes");
  }

  @Test
  void packedHalf() throws IOException {
    ServerReply plain = ServerReply.words("yes");
    byte[] packed = Delivery.packed(plain.body());
    byte[] half = java.util.Arrays.copyOf(packed, packed.length / 2);
    assertThat(outcome(plain.withBody(half)))
        .isEqualTo(new Outcome.Unanswered(0, "no answer in 1 attempt: a body that ends early"));
  }

  @Test
  void packedByWhatIsNotRead() throws IOException {
    assertThat(outcome(ServerReply.words("yes").with("Content-Encoding: br")))
        .isEqualTo(
            new Outcome.Unanswered(
                0, "no answer in 1 attempt: a body that is not what its header says, br"));
  }

  @Test
  void anotherCharset() throws IOException {
    byte[] latin =
        new String(ServerReply.words("caf?").body(), StandardCharsets.UTF_8)
            .replace('?', '\u00e9')
            .getBytes(StandardCharsets.ISO_8859_1);
    ServerReply reply =
        new ServerReply(200, List.of("Content-Type: application/json; charset=ISO-8859-1"), latin);
    assertThat(EndpointTrial.text(outcome(reply))).isEqualTo("caf\u00e9");
  }

  @Test
  @Tag("slow")
  void tooLongABody() throws IOException {
    byte[] body = new byte[(64 << 20) + 1];
    java.util.Arrays.fill(body, (byte) ' ');
    assertThat(refusedAfterAnAnswer(ServerReply.json(200, "").withBody(body)))
        .isEqualTo(new Outcome.Failed(1, "an answer of more than 64 MiB"));
  }

  @Test
  @Tag("slow")
  void longWhenUnpacked() throws IOException {
    byte[] body = Delivery.packed(new byte[(64 << 20) + 1]);
    assertThat(refusedAfterAnAnswer(ServerReply.json(200, "").withBody(body)))
        .isEqualTo(new Outcome.Failed(1, "an answer of more than 64 MiB"));
  }

  private static Outcome refusedAfterAnAnswer(ServerReply reply) throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                request ->
                    Optional.of(reply).filter(any -> request.messages().contains("row 1")))) {
      return EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(2)).get(1L);
    }
  }

  @TestFactory
  Stream<DynamicTest> tooLongPrompts() {
    return Case.tests("/endpoint/overflows.jsonl", RepliesTest::tooLong);
  }

  /** The same is said again and again, also where less is asked for. */
  private static void tooLong(Case each) throws IOException {
    ServerReply reply = ServerReply.json(each.number("status"), each.json("body"));
    try (FaultyServer server = saying(reply)) {
      assertThat(EndpointTrial.one(EndpointTrial.settings(server)))
          .isEqualTo(new Outcome.Overflowed(0, each.number("prompt"), each.number("limit")));
      Optional<String> room = each.find("room").map(n -> n.raw().toString());
      if (room.isPresent()) {
        assertThat(server.heard().get(1).field("max_tokens")).isEqualTo(room);
      } else {
        assertThat(server.heard()).hasSize(1);
      }
    }
  }

  @Test
  void lessIsAskedForWhereThePromptLeavesRoom() throws IOException {
    ServerReply overflow =
        ServerReply.error(
            400,
            "This model's maximum context length is 128 tokens. However, you requested 164 tokens"
                + " (100 in the messages, 64 in the completion).");
    ServerReply cut = ServerReply.chat(ServerReply.message("and so"), "length", 100, 28);
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                request ->
                    Optional.of(request.body().contains("\"max_tokens\":28,") ? cut : overflow))) {
      Outcome.Answered answer =
          (Outcome.Answered) EndpointTrial.one(EndpointTrial.settings(server));
      assertThat(answer.text()).isEqualTo("and so");
      assertThat(answer.ending()).isEqualTo(Ending.CONTEXT_FULL);
      assertThat(server.heard()).hasSize(2);
    }
  }

  @TestFactory
  Stream<DynamicTest> refusedFields() {
    return Case.tests("/endpoint/refusals.jsonl", RepliesTest::refusedField);
  }

  private static void refusedField(Case each) throws IOException {
    ServerReply refusal = ServerReply.json(each.number("status"), each.json("body"));
    List<String> sent =
        each.find("sent").isPresent()
            ? each.items("sent").stream().map(Node::text).toList()
            : List.of();
    double temperature = each.find("temperature").isPresent() ? 0.5 : 0;
    Decoding decoding = new Decoding(64, temperature, 0.5, 0, List.of());
    try (FaultyServer server =
            EndpointTrial.parrot()
                .script(
                    request ->
                        Optional.of(refusal)
                            .filter(any -> request.messages().contains("row"))
                            .filter(any -> !fields(request).equals(sent)));
        Endpoint endpoint = Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
      List<Request> requests =
          Stream.of("first", "row 1", "row 2")
              .map(w -> new Request(w.hashCode(), EndpointTrial.prompt(w), decoding))
              .toList();
      for (Request request : requests) {
        Outcome outcome = EndpointTrial.ask(endpoint, List.of(request)).get(request.row());
        if (each.find("failed").isPresent() && request.row() != "first".hashCode()) {
          assertThat(outcome).isEqualTo(new Outcome.Failed(request.row(), each.text("failed")));
        } else {
          assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        }
      }
      // It is asked again once, and what was learnt is kept.
      assertThat(server.heard()).hasSize(each.find("failed").isPresent() ? 3 : 4);
      assertThat(endpoint.doubts())
          .isEqualTo(
              each.find("doubt")
                  .map(d -> List.of("parrot at " + server.address() + " " + d.text()))
                  .orElse(List.of()));
    }
  }

  private static List<String> fields(HeardRequest request) {
    return request.json().fields().stream()
        .map(io.tracemill.json.Field::key)
        .filter(key -> !List.of("model", "messages", "stream").contains(key))
        .toList();
  }

  @Test
  void aFieldOfTheUsersOwnIsNotTakenAway() throws IOException {
    ServerReply refusal =
        ServerReply.error(400, "Unsupported value: 'temperature' does not support 0.3");
    try (FaultyServer server = saying(refusal)) {
      Outcome outcome =
          EndpointTrial.one(EndpointTrial.settings(server).withExtra("{\"temperature\":0.3}"));
      assertThat(outcome)
          .isEqualTo(
              new Outcome.Unanswered(
                  0, "refused with 400: Unsupported value: 'temperature' does not support 0.3"));
      // The row, and the question of our own whether anything is answered.
      assertThat(server.heard()).hasSize(2);
    }
  }
}
