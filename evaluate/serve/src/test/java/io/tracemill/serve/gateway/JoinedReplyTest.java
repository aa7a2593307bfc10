package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.Resources;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class JoinedReplyTest {
  /** Wherever a stream is cut in two, and cut into single bytes. */
  @TestFactory
  Stream<DynamicTest> makesWhatTheServerSaysWithoutStreaming() {
    return Case.tests(
        "/gateway/streams.jsonl",
        each -> {
          byte[] stream = each.text("stream").getBytes(StandardCharsets.UTF_8);
          for (int cut = 0; cut <= stream.length; cut++) {
            check(joined(stream, cut), each);
          }
          check(joinedByteByByte(stream), each);
        });
  }

  private static void check(JoinedReply reply, Case each) {
    assertThat(Resources.node(reply.json()).canonical()).isEqualTo(each.get("twin").canonical());
    assertThat(reply.trouble()).isEqualTo(each.find("trouble").map(node -> node.text()));
  }

  private static JoinedReply joined(byte[] stream, int cut) {
    JoinedReply reply = new JoinedReply();
    EventReader reader = new EventReader(reply::take);
    reader.take(stream, 0, cut);
    reader.take(stream, cut, stream.length - cut);
    reader.end();
    return reply;
  }

  private static JoinedReply joinedByteByByte(byte[] stream) {
    JoinedReply reply = new JoinedReply();
    EventReader reader = new EventReader(reply::take);
    for (int at = 0; at < stream.length; at++) {
      reader.take(stream, at, 1);
    }
    reader.end();
    return reply;
  }
}
