package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.json.Case;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What concerns a whole model, and when it is given up. */
final class WholeModelTest {
  @TestFactory
  Stream<DynamicTest> statuses() {
    return Case.tests("/endpoint/statuses.jsonl", WholeModelTest::status);
  }

  private static void status(Case each) throws IOException {
    String body = each.get("body").is(Kind.STRING) ? each.text("body") : each.json("body");
    ServerReply plain = ServerReply.json(each.number("status"), body);
    ServerReply reply = each.find("header").map(h -> plain.with(h.text())).orElse(plain);
    try (FaultyServer server = EndpointTrial.parrot().script(request -> Optional.of(reply))) {
      EndpointSettings settings = EndpointTrial.settings(server);
      EndpointSettings with =
          each.find("key").map(k -> EndpointTrial.withKey(settings, k.text())).orElse(settings);
      assertThatThrownBy(() -> EndpointTrial.one(with))
          .isInstanceOf(IOException.class)
          .hasMessage(each.text("ends").replace("NAME", "parrot at " + server.address()));
      assertThat(server.heard()).hasSize(1);
    }
  }

  @Test
  void anAddressWithoutAVersion() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot().script(r -> Optional.of(ServerReply.error(404, "no such page")))) {
      URI address = URI.create(server.address().toString().replace("/v1", "/"));
      assertThatThrownBy(() -> EndpointTrial.one(EndpointTrial.settings(address)))
          .hasMessageEndingWith(
              "answers 404: no such page; check the model's name, parrot, or write the address"
                  + " with its version, as in "
                  + server.address());
    }
  }

  @Test
  void whatWasAnsweredBeforeIsHandedOut() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(
                r ->
                    Optional.of(ServerReply.error(401, "expired"))
                        .filter(any -> r.messages().contains("row 9")))) {
      List<Outcome> outcomes = new ArrayList<>();
      EndpointSettings one = EndpointTrial.withParallel(EndpointTrial.settings(server), 1);
      try (Endpoint endpoint = Endpoint.open(one, EndpointListener.NONE)) {
        assertThatThrownBy(
                () ->
                    endpoint.generator().generate(EndpointTrial.rows(20).iterator(), outcomes::add))
            .hasMessageContaining("401: expired");
      }
      assertThat(outcomes).hasSize(9).allMatch(each -> each instanceof Outcome.Answered);
    }
  }

  private static final ServerReply DOWN = ServerReply.error(500, "out of memory");

  private static FaultyServer failingFrom(int row) {
    return EndpointTrial.parrot()
        .script(r -> Optional.of(DOWN).filter(any -> number(r.messages()) >= row));
  }

  private static int number(String messages) {
    return Integer.parseInt(EndpointTrial.lastWords(messages).replace("row ", ""));
  }

  private static EndpointSettings twoAttempts(FaultyServer server) {
    return EndpointTrial.settings(server).with(EndpointTrial.attempts(2));
  }

  private static List<Outcome> afterLastAnswer(List<Outcome> outcomes) {
    int last = outcomes.size();
    while (last > 0 && !(outcomes.get(last - 1) instanceof Outcome.Answered)) {
      last--;
    }
    return outcomes.subList(last, outcomes.size());
  }

  @Test
  void manyFailuresInARowStop() throws IOException {
    try (FaultyServer server = failingFrom(30)) {
      List<Outcome> outcomes = new ArrayList<>();
      try (Endpoint endpoint = Endpoint.open(twoAttempts(server), EndpointListener.NONE)) {
        assertThatThrownBy(
                () ->
                    endpoint
                        .generator()
                        .generate(EndpointTrial.rows(100).iterator(), outcomes::add))
            .isInstanceOf(IOException.class)
            .hasMessage(
                "parrot at "
                    + server.address()
                    + " failed 20 times in a row: no answer in 2 attempts, the last: 500: out of"
                    + " memory; what is answered is kept, the same command goes on from there");
      }
      assertThat(outcomes).filteredOn(o -> o instanceof Outcome.Answered).hasSize(30);
      // The last answers may come after the first failures of those asked beside them.
      assertThat(afterLastAnswer(outcomes)).hasSize(19);
      int beside = 3;
      assertThat(server.heard()).hasSizeBetween(30 + 2 * 20, 30 + 2 * (20 + beside + beside));
    }
  }

  @Test
  void oneAnswerBetweenFailuresIsEnough() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(DOWN).filter(any -> number(r.messages()) % 15 != 0))) {
      EndpointSettings one = EndpointTrial.withParallel(twoAttempts(server), 1);
      Map<Long, Outcome> outcomes = EndpointTrial.ask(one, EndpointTrial.rows(60));
      assertThat(outcomes.values()).filteredOn(o -> o instanceof Outcome.Answered).hasSize(4);
    }
  }

  private static final ServerReply NO_TOOLS =
      ServerReply.error(400, "\"auto\" tool choice requires --enable-auto-tool-choice");
  private static final String NO_TOOLS_TOLD =
      "refused with 400: \"auto\" tool choice requires --enable-auto-tool-choice";

  @Test
  void aServerThatRefusesAllIsSetUpWrongly() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().script(r -> Optional.of(NO_TOOLS))) {
      List<Outcome> outcomes = new ArrayList<>();
      try (Endpoint endpoint =
          Endpoint.open(EndpointTrial.settings(server), EndpointListener.NONE)) {
        assertThatThrownBy(
                () ->
                    endpoint
                        .generator()
                        .generate(EndpointTrial.rows(100).iterator(), outcomes::add))
            .hasMessage(
                "parrot at "
                    + server.address()
                    + " refused all of 20 requests: "
                    + NO_TOOLS_TOLD
                    + "; none of them is kept, the same command asks again");
      }
      assertThat(outcomes).isEmpty();
    }
  }

  @Test
  void refusalsAreOfTheRowOnceAnotherWasAnswered() throws IOException {
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(NO_TOOLS).filter(any -> number(r.messages()) != 5))) {
      Map<Long, Outcome> outcomes =
          EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(10));
      assertThat(EndpointTrial.text(outcomes.get(5L))).isEqualTo("row 5");
      assertThat(outcomes.get(0L)).isEqualTo(new Outcome.Failed(0, NO_TOOLS_TOLD));
      assertThat(outcomes.get(9L)).isEqualTo(new Outcome.Failed(9, NO_TOOLS_TOLD));
    }
  }

  @Test
  void refusalsWithoutAnAnswerMayEndAnotherTime() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot().script(r -> Optional.of(NO_TOOLS))) {
      assertThat(EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(3)).values())
          .containsExactlyInAnyOrder(
              new Outcome.Unanswered(0, NO_TOOLS_TOLD),
              new Outcome.Unanswered(1, NO_TOOLS_TOLD),
              new Outcome.Unanswered(2, NO_TOOLS_TOLD));
    }
  }

  /** Of a row that is alone, as where a run goes on, nobody else tells that the server is well. */
  @Test
  void aRefusalIsOfTheRowWhereAQuestionOfOurOwnIsAnswered() throws IOException {
    ServerReply tooOdd = ServerReply.error(400, "this text is too odd");
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(tooOdd).filter(any -> r.messages().contains("row ")))) {
      Map<Long, Outcome> outcomes =
          EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(2));
      assertThat(outcomes)
          .isEqualTo(
              Map.of(
                  0L, new Outcome.Failed(0, "refused with 400: this text is too odd"),
                  1L, new Outcome.Failed(1, "refused with 400: this text is too odd")));
      assertThat(server.heard()).hasSize(3);
    }
  }

  @Test
  void aTextThatIsModeratedIsTheRowsOwn() throws IOException {
    ServerReply moderated =
        ServerReply.error(403, "requires moderation and your input was flagged");
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(moderated).filter(any -> number(r.messages()) == 1))) {
      assertThat(EndpointTrial.ask(EndpointTrial.settings(server), EndpointTrial.rows(2)).get(1L))
          .isEqualTo(
              new Outcome.Failed(
                  1, "refused with 403: requires moderation and your input was flagged"));
    }
  }

  @Test
  void aMessageIsCutAndOnOneLine() throws IOException {
    ServerReply echo = ServerReply.error(422, "no:\n" + "x".repeat(1_000_000));
    try (FaultyServer server =
        EndpointTrial.parrot()
            .script(r -> Optional.of(echo).filter(any -> number(r.messages()) == 1))) {
      List<Request> rows = EndpointTrial.rows(2);
      assertThat(EndpointTrial.ask(EndpointTrial.settings(server), rows).get(1L))
          .isEqualTo(new Outcome.Failed(1, "refused with 422: no: " + "x".repeat(296) + "…"));
    }
  }
}
