package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too long to be kept goes through all the same, and is counted. */
@Tag("slow")
final class GreatBodiesTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void requests() throws IOException {
    GatewayTrial trial =
        new GatewayTrial(folder, client -> client.json(200, "" + client.body().length));
    String body = "x".repeat(Recordings.MOST + 1);

    assertThat(trial.ask(GatewayTrial.chat(body)).body()).isEqualTo("" + body.length());
    assertPassed(trial);
  }

  @Test
  void answers() throws IOException {
    String body = "x".repeat(Recordings.MOST + 1);
    GatewayTrial trial = new GatewayTrial(folder, client -> client.json(200, body));

    assertThat(trial.ask(GatewayTrial.chat("{}")).body()).hasSize(body.length());
    assertPassed(trial);
  }

  @Test
  void requestsOfOtherPathsOfUnknownLength() throws IOException {
    try (GatewayTrial trial =
        new GatewayTrial(folder, client -> client.json(200, "" + client.body().length))) {
      String chunk = "3\r\nabc\r\n".repeat(1000);
      String head =
          "POST /v1/files HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";

      assertThat(trial.ask(head + chunk + "0\r\n\r\n").body()).isEqualTo("3000");
    }
  }

  private void assertPassed(GatewayTrial trial) throws IOException {
    trial.close();

    assertThat(trial.gateway().counts()).isEqualTo(new GatewayCounts(0, 0, 0, 1, 0));
    assertThat(Files.exists(folder.resolve("calls.jsonl"))).isFalse();
  }
}
