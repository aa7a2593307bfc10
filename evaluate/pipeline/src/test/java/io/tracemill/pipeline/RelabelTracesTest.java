package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datasets that are made of one another. */
final class RelabelTracesTest {
  private static final Path LAMPS = Path.of("src/test/resources/datasets/lamps");

  /** What of the lamps' traces can be used: distinct conversations with an answer. */
  private static final int DISTINCT = 16;

  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private Path parent = Path.of("");

  @BeforeEach
  void copy() throws IOException {
    parent = Files.createDirectory(folder.resolve("parent"));
    try (Stream<Path> files = Files.list(LAMPS)) {
      for (Path file : files.toList()) {
        Files.copy(file, parent.resolve(file.getFileName()));
      }
    }
  }

  private static DatasetFiles files(Path dataset) {
    return DatasetFiles.find(dataset, new Problems()).orElseThrow();
  }

  private RelabelTracesResult grow(Path from, DatasetSplit split, String out) throws IOException {
    return run(RelabelTracesRequest.of(files(from), split, folder.resolve(out)));
  }

  private RelabelTracesResult run(RelabelTracesRequest request) throws IOException {
    return new RelabelTraces(new Parrot(), () -> 0, ear).run(request);
  }

  private static List<String> lines(Path dataset, String name) throws IOException {
    return Files.readAllLines(dataset.resolve(name));
  }

  private static String name(DatasetSplit split) {
    return split == DatasetSplit.TRAIN ? "train.jsonl" : "test.jsonl";
  }

  private static Map<String, String> all(Path dataset) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(dataset)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return all;
  }

  /** The first user message of each line. */
  private static List<String> asked(Path dataset, String name) throws IOException {
    return lines(dataset, name).stream()
        .map(line -> line.replaceFirst(".*?\"role\":\\s*\"user\",\\s*\"content\":\\s*\"", ""))
        .map(line -> line.substring(0, line.indexOf('"')))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void chainOfThreeInEitherOrder(DatasetSplit first) throws Exception {
    DatasetSplit second = first.other();
    Path child = folder.resolve("child");
    Path last = folder.resolve("last");
    Map<String, String> before = all(parent);

    RelabelTracesResult one = grow(parent, first, "child");
    RelabelTracesResult two = grow(child, second, "last");

    assertThat(all(parent)).isEqualTo(before);
    int taken = first == DatasetSplit.TRAIN ? 5 : 4;
    assertThat(one.taken()).isEqualTo(taken);
    assertThat(one.rows()).isEqualTo(new StageCounts(taken, Map.of()));
    assertThat(one.remaining()).isEqualTo(DISTINCT - taken).isEqualTo(pool(child).size());
    assertThat(two.taken()).isEqualTo(9 - taken);
    assertThat(two.remaining()).isEqualTo(DISTINCT - 9).isEqualTo(pool(last).size());
    String name = name(second);
    assertThat(Files.readString(child.resolve(name)))
        .isEqualTo(before.get(name).stripTrailing() + "\n");
    assertThat(Files.readString(last.resolve("train.jsonl")))
        .startsWith(before.get("train.jsonl"))
        .hasLineCount(6);
    assertThat(Files.readString(last.resolve("test.jsonl")))
        .startsWith(before.get("test.jsonl") + "\n")
        .hasLineCount(5);
    List<String> asked = new ArrayList<>(asked(last, "train.jsonl"));
    asked.addAll(asked(last, "test.jsonl"));
    asked.addAll(asked(last, "traces.jsonl"));
    assertThat(asked).doesNotHaveDuplicates().hasSize(DISTINCT + 2);
    assertThat(all(last).keySet())
        .containsExactly(
            "config.yaml",
            "dropped.jsonl",
            "job_description.json",
            "rejects.jsonl",
            "run.json",
            "test.jsonl",
            "traces.jsonl",
            "train.jsonl");
    assertThat(last.resolve("config.yaml")).hasSameBinaryContentAs(LAMPS.resolve("config.yaml"));
  }

  private static List<String> pool(Path dataset) throws IOException {
    return lines(dataset, "traces.jsonl");
  }

  @Test
  void poolKeepsWhatALaterJobNeeds() throws Exception {
    write(
        "config.yaml",
        "base:\n  task: question-answering\ntrace_processing:\n"
            + "  num_train_relabelled: 0\n  relabel: false\n");
    grow(parent, DatasetSplit.TRAIN, "child");

    Path child = folder.resolve("child");
    assertThat(pool(child))
        .hasSize(DISTINCT)
        .noneMatch(line -> line.contains("system"))
        .contains(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Where is the chimney?\"},"
                + "{\"role\":\"assistant\",\"content\":\"The chimney is on floor 3 \\u2013 behind"
                + " the door.\"}],\"session_id\":\"night-3\"}",
            "{\"messages\":[{\"role\":\"user\",\"content\":\"Where is the shutter?\"},"
                + "{\"role\":\"assistant\",\"content\":\"The shutter is on floor 4 \\u2013 behind"
                + " the door.\"}],\"tools\":[{\"type\": \"function\", \"function\": {\"name\":"
                + " \"look\", \"parameters\": {\"type\": \"object\"}}}]}");
    assertThat(lines(child, "train.jsonl")).isEqualTo(lines(parent, "train.jsonl"));
    assertThat(Files.readString(child.resolve("dropped.jsonl")))
        .contains("\"reason\":\"duplicate\"", "\"reason\":\"no_answer\"")
        .hasLineCount(2);
    assertThat(Files.readString(child.resolve("rejects.jsonl"))).hasLineCount(1);

    grow(child, DatasetSplit.TRAIN, "again");
    assertThat(folder.resolve("again/traces.jsonl"))
        .hasSameBinaryContentAs(child.resolve("traces.jsonl"));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(parent.resolve(name), text, StandardCharsets.UTF_8);
  }

  @Test
  void sameRequestMakesTheSameBytes() throws Exception {
    grow(parent, DatasetSplit.TEST, "one");
    grow(parent, DatasetSplit.TEST, "two");
    assertThat(all(folder.resolve("two"))).isEqualTo(all(folder.resolve("one")));

    List<String> turned = new ArrayList<>(lines(parent, "traces.jsonl"));
    java.util.Collections.reverse(turned);
    Files.write(parent.resolve("traces.jsonl"), turned);
    grow(parent, DatasetSplit.TEST, "three");
    assertThat(new HashSet<>(lines(folder.resolve("three"), "test.jsonl")))
        .as("whatever the order")
        .isEqualTo(new HashSet<>(lines(folder.resolve("one"), "test.jsonl")));
  }

  @Test
  void whatTheOtherSplitBeginsWithIsNotTaken() throws Exception {
    String row =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Where is the lens?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Up.\"}]}\n";
    write("train.jsonl", row);
    write(
        "config.yaml",
        Files.readString(parent.resolve("config.yaml"))
            .replace("num_test_relabelled: 4", "num_test_relabelled: 16"));

    RelabelTracesResult result = grow(parent, DatasetSplit.TEST, "child");

    assertThat(result.taken()).isEqualTo(DISTINCT - 1);
    assertThat(result.remaining()).isEqualTo(1);
    assertThat(asked(folder.resolve("child"), "traces.jsonl"))
        .containsExactly("Where is the lens?");
    assertThat(Files.readString(folder.resolve("child/dropped.jsonl")))
        .contains(
            "\"reason\":\"group_in_train\",\"message\":\"shares its session or its first user"
                + " message with the training set\"}");
  }

  @Test
  void rowsOfEitherSplitAreNotMadeAgain() throws Exception {
    String begun =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello\"},"
            + "{\"role\":\"tool\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"%s\"}]}\n";
    write(
        "config.yaml",
        Files.readString(parent.resolve("config.yaml"))
            .replace("num_train_relabelled: 5", "num_train_relabelled: 2"));
    write("traces.jsonl", begun.formatted("a") + begun.formatted("b"));
    write("train.jsonl", begun.formatted("a"));
    write("test.jsonl", begun.formatted("b").replace(":", " : "));

    RelabelTracesResult result = grow(parent, DatasetSplit.TRAIN, "child");
    System.out.println(result.rows() + Files.readString(folder.resolve("child/dropped.jsonl")));
  }

  @Test
  void tooFewTraces() {
    assertThatThrownBy(
            () ->
                grow(
                    Files.writeString(
                            parent.resolve("config.yaml"), "base: {task: question-answering}")
                        .getParent(),
                    DatasetSplit.TRAIN,
                    "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessage(
            "trace_processing.num_train_relabelled: expected at least 200 distinct conversations"
                + " among the traces but found 16; ask for no more than there are, or begin with"
                + " more traces");
    assertThat(folder.resolve("child")).doesNotExist();
    assertThat(folder.resolve("child.part")).doesNotExist();
  }
}
