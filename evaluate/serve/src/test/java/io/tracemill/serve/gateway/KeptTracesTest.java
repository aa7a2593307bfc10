package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class KeptTracesTest {
  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> keepsTheLongestOfEachConversationOnce() {
    return Case.tests(
        "/gateway/talks.jsonl",
        each -> {
          List<String> lines = new ArrayList<>();
          each.get("calls").items().forEach(call -> lines.add(call.raw().toString()));
          Files.write(folder.resolve("calls.jsonl"), lines);
          long count = write();

          List<String> expected = new ArrayList<>();
          each.get("traces").items().forEach(trace -> expected.add(trace.canonical()));
          assertThat(traces()).isEqualTo(expected);
          assertThat(count).isEqualTo(expected.size());
        });
  }

  @Test
  void aLineThatIsCutIsLeftOut() throws IOException {
    String call = Case.read("/gateway/talks.jsonl").get(0).get("calls").raw().toString();
    String line = call.substring(1, call.length() - 1) + "\n";
    Files.writeString(folder.resolve("calls.jsonl"), line);
    Files.writeString(
        folder.resolve("calls.jsonl"), line.substring(0, 40), StandardOpenOption.APPEND);

    assertThat(write()).isEqualTo(1);
  }

  @Test
  void withoutCallsThereIsNoFile() throws IOException {
    assertThat(write()).isZero();
    assertThat(folder.resolve("traces.jsonl")).doesNotExist();
  }

  private long write() throws IOException {
    return KeptTraces.write(folder.resolve("calls.jsonl"), folder.resolve("traces.jsonl"));
  }

  private List<String> traces() throws IOException {
    return Files.readAllLines(folder.resolve("traces.jsonl")).stream()
        .map(Resources::node)
        .map(Node::canonical)
        .toList();
  }
}
