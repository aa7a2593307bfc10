package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EndpointTest {
  @Test
  void answers() throws Exception {
    try (FaultyServer server = FaultyServer.start(messages -> ServerReply.message("yes"));
        Endpoint endpoint =
            Endpoint.open(
                EndpointSettings.of(server.address(), "parrot", 2), EndpointListener.NONE)) {
      List<Outcome> outcomes = new ArrayList<>();
      endpoint
          .generator()
          .generate(
              List.of(
                      new Request(
                          7,
                          new Prompt.Conversation("[{\"role\":\"user\",\"content\":\"?\"}]", "[]"),
                          Decoding.greedy(5)))
                  .iterator(),
              outcomes::add);
      assertThat(outcomes).hasSize(1);
      System.out.println(outcomes + "\n" + server.heard());
    }
  }
}
