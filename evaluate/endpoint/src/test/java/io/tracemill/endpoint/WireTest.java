package io.tracemill.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What stands on the wire. */
final class WireTest {
  @TestFactory
  Stream<DynamicTest> bodies() {
    return Case.tests("/endpoint/wire.jsonl", WireTest::body);
  }

  private static void body(Case each) throws IOException {
    try (FaultyServer server = FaultyServer.start(messages -> ServerReply.message("yes"))) {
      Prompt prompt =
          each.find("text")
              .<Prompt>map(text -> new Prompt.Text(text.text()))
              .orElseGet(
                  () ->
                      new Prompt.Conversation(
                          each.json("messages"),
                          each.find("tools").map(t -> t.raw().toString()).orElse("[]")));
      EndpointSettings settings =
          EndpointTrial.settings(server)
              .withExtra(each.find("extra").map(e -> e.raw().toString()).orElse("{}"));
      EndpointTrial.ask(settings, List.of(new Request(0, prompt, decoding(each))));
      assertThat(server.heard()).hasSize(1);
      assertThat(server.heard().get(0).body())
          .isEqualTo(new JsonText(Layout.COMPACT).value(each.get("wire")).toString());
    }
  }

  private static Decoding decoding(Case each) {
    return new Decoding(
        EndpointTrial.MAX_TOKENS,
        each.find("temperature").map(n -> n.number().doubleValue()).orElse(0.0),
        each.find("top_p").map(n -> n.number().doubleValue()).orElse(1.0),
        each.find("seed").map(n -> n.number().longValueExact()).orElse(0L),
        each.find("stop").isPresent()
            ? each.items("stop").stream().map(Node::text).toList()
            : List.of());
  }

  @Test
  void headers() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot()) {
      EndpointTrial.one(EndpointTrial.withKey(EndpointTrial.settings(server), " sk-123 \n"));
      HeardRequest heard = server.heard().get(0);
      assertThat(heard.line()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
      assertThat(heard.headers())
          .containsEntry("authorization", "Bearer sk-123")
          .containsEntry("content-type", "application/json")
          .containsEntry("accept-encoding", "gzip")
          .doesNotContainKeys("upgrade", "http2-settings", "connection", "expect");
    }
  }

  @Test
  void noKeyIsNoHeader() throws IOException {
    try (FaultyServer server = EndpointTrial.parrot()) {
      EndpointTrial.one(EndpointTrial.settings(server));
      assertThat(server.heard().get(0).headers()).doesNotContainKey("authorization");
    }
  }
}
