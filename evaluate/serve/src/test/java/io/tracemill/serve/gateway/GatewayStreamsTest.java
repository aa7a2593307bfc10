package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.serve.http.RawClient;
import io.tracemill.serve.http.RawClient.Heard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that come in pieces, and those that break off. */
final class GatewayStreamsTest {
  private static final String ASKED = "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  @TempDir private Path folder = Path.of("");

  /** The server says each piece only when the client has heard the one before. */
  @Test
  void eachPieceOfAStreamGoesOutAtOnce() throws Exception {
    BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      pieces.add("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + i + ",\"}}]}\n\n");
    }
    pieces.add("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    pieces.add("data: [DONE]\n\n");
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              client.beginStream();
              for (String piece : pieces) {
                client.chunk(piece);
                assertThat(heard.poll(20, TimeUnit.SECONDS)).isNotNull();
              }
              client.endStream();
            });
    try (RawClient client = trial.client()) {
      client.send(GatewayTrial.chat(ASKED));
      for (String piece : pieces) {
        client.awaitText(piece);
        heard.add(1);
      }
      client.awaitText("\r\n0\r\n\r\n");
    }

    assertThat(trial.traces()).singleElement().asString().contains("0,1,2,3,4,5,6,7,8,9,10,11");
  }

  @Test
  void bytesOfStreamsAreUnchangedWhereverTheyAreCut() throws Exception {
    List<Case> cases = Case.read("/gateway/streams.jsonl");
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              int number = Integer.parseInt(new String(client.body(), StandardCharsets.UTF_8));
              byte[] stream = bytes(cases.get(number));
              client.beginStream();
              for (int at = 0; at < stream.length; at += 7) {
                client.chunk(Arrays.copyOfRange(stream, at, Math.min(stream.length, at + 7)));
              }
              client.endStream();
            });
    for (int i = 0; i < cases.size(); i++) {
      try (RawClient client = trial.client()) {
        Heard heard = client.send(GatewayTrial.chat("" + i)).hearBytes();

        assertThat(heard.body())
            .as(cases.get(i).name())
            .isEqualTo(new String(bytes(cases.get(i)), StandardCharsets.ISO_8859_1));
      }
    }
    var calls = trial.calls();
    assertThat(calls).hasSize(cases.size());
    for (int i = 0; i < cases.size(); i++) {
      Case call = new Case("", calls.get(i));
      Case expected = cases.get(Integer.parseInt(call.text("input")));
      assertThat(call.get("output").inside().canonical())
          .isEqualTo(expected.get("twin").canonical());
      assertThat(call.find("statusMessage").map(node -> node.text()))
          .isEqualTo(expected.find("trouble").map(node -> "partial: " + node.text()));
    }
  }

  private static byte[] bytes(Case each) {
    return each.text("stream").getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void ifTheClientLeavesTheServerIsLeftToo() throws Exception {
    BlockingQueue<String> left = new LinkedBlockingQueue<>();
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              client.beginStream();
              String piece =
                  "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n";
              try {
                for (int i = 0; i < 100_000; i++) {
                  client.chunk(piece);
                }
              } catch (IOException e) {
                left.add("left");
                throw e;
              }
            });
    try (RawClient client = trial.client()) {
      client.send(GatewayTrial.chat(ASKED));
      client.awaitText("data: ");
    }

    assertThat(left.poll(20, TimeUnit.SECONDS)).isEqualTo("left");
    assertBroken(trial, "the client left");
  }

  @Test
  void ifTheServerBreaksOffTheClientSeesIt() throws Exception {
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              client.beginStream();
              client.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n");
              throw new IOException("dies");
            });
    try (RawClient client = trial.client()) {
      String all = client.send(GatewayTrial.chat(ASKED)).all();

      assertThat(all).contains("\"a\"").doesNotContain("\r\n0\r\n");
    }
    assertBroken(trial, "the server broke off");
  }

  @Test
  void anAnswerThatIsNoStreamBreaksOffLikewise() throws Exception {
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              client.say("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
              client.say("Content-Length: 99\r\n\r\n{\"id\":");
              throw new IOException("dies");
            });
    try (RawClient client = trial.client()) {
      assertThat(client.send(GatewayTrial.chat(ASKED)).all()).endsWith("\r\n\r\n{\"id\":");
    }
    assertBroken(trial, "the server broke off");
  }

  @Test
  void whatIsUnderWayWhenItEndsIsPartial() throws Exception {
    GatewayTrial trial =
        new GatewayTrial(
            folder,
            client -> {
              client.beginStream();
              client.chunk("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\n");
              client.awaitLeaving();
            });
    try (RawClient client = trial.client()) {
      client.send(GatewayTrial.chat(ASKED));
      client.awaitText("data: ");
      assertBroken(trial, "the gateway was ended");
    }
  }

  private static void assertBroken(GatewayTrial trial, String why) throws IOException {
    var calls = trial.calls();

    assertThat(calls).hasSize(1);
    Case call = new Case("", calls.get(0));
    assertThat(call.text("level")).isEqualTo("ERROR");
    assertThat(call.text("statusMessage")).isEqualTo("partial: " + why);
    assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(1, 1, 0, 0, 0));
    assertThat(trial.traces()).isEmpty();
  }
}
