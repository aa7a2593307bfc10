package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Collections.reverse(turned);
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
    assertThat(result.taken()).isEqualTo(2);
    assertThat(result.failure()).as("no row is no failure").isEmpty();
    assertThat(result.rows())
        .isEqualTo(new StageCounts(0, Map.of("duplicate_row", 1L, "row_in_other_split", 1L)));
    assertThat(lines(folder.resolve("child"), "dropped.jsonl"))
        .containsExactly(
            "{\"source\":\"traces.jsonl\",\"line\":1,\"path\":\"$.messages[2]\",\"reason\":"
                + "\"duplicate_row\",\"message\":\"the split has the same row already\"}",
            "{\"source\":\"traces.jsonl\",\"line\":2,\"path\":\"$.messages[2]\",\"reason\":"
                + "\"row_in_other_split\",\"message\":\"the other split has the same row\"}");
    assertThat(Files.size(folder.resolve("child/traces.jsonl"))).isZero();
    assertThat(folder.resolve("child/train.jsonl")).content().isEqualTo(begun.formatted("a"));
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

  /** The first of three would be taken; others are taken in its place where there are some. */
  @Test
  void othersAreTakenInPlaceOfKnownRows() throws Exception {
    String line =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello\"},"
            + "{\"role\":\"tool\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"%d\"}]}\n";
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      all.append(line.formatted(i));
    }
    write("traces.jsonl", all.toString());
    write("test.jsonl", all.substring(0, 6 * line.formatted(0).length()));

    RelabelTracesResult result = grow(parent, DatasetSplit.TRAIN, "child");

    assertThat(result.rows().kept()).isEqualTo(5);
    assertThat(result.taken()).isGreaterThanOrEqualTo(5);
    assertThat(result.remaining()).isEqualTo(12 - result.taken());
  }

  @Test
  void filterLeavesInThePoolWhatItDrops() throws Exception {
    write(
        "config.yaml",
        Files.readString(parent.resolve("config.yaml"))
            + "  relevance_filtering: true\n  min_relevance_score: 5\n  min_coherence_score: 5\n");
    String foreign =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Sell me a car quickly, zq xw %d\"},"
            + "{\"role\":\"assistant\",\"content\":\"\"},"
            + "{\"role\":\"assistant\",\"content\":\"qwzx\"}]}\n";
    StringBuilder more = new StringBuilder(Files.readString(parent.resolve("traces.jsonl")));
    for (int i = 0; i < 10; i++) {
      more.append(foreign.formatted(i));
    }
    write("traces.jsonl", more.toString());

    RelabelTracesResult result = grow(parent, DatasetSplit.TRAIN, "child");

    Map<String, Long> dropped = result.record().funnel().dropped();
    assertThat(dropped.get("irrelevant") + dropped.get("incoherent")).isPositive();
    assertThat(result.remaining())
        .isEqualTo(DISTINCT + 10 - result.taken())
        .isEqualTo(pool(folder.resolve("child")).size());
    assertThat(asked(folder.resolve("child"), "traces.jsonl"))
        .as("those that were dropped, too")
        .anyMatch(text -> text.startsWith("Sell me a car"));
  }

  @Test
  void smokeTakesFew() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      many.append(
          "{\"messages\":[{\"role\":\"user\",\"content\":\"%d?\"},{\"role\":\"assistant\",\"content\":\"%d\"}]}\n"
              .formatted(i, i));
    }
    write("traces.jsonl", many.toString());
    write("config.yaml", "base: {task: question-answering}\ntrace_processing: {relabel: false}\n");
    RelabelTracesRequest request =
        RelabelTracesRequest.of(files(parent), DatasetSplit.TRAIN, folder.resolve("child"));

    RelabelTracesResult result = run(request.asSmoke());

    assertThat(result.taken()).isEqualTo(128);
    assertThat(result.remaining()).isEqualTo(300 - 128);
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(129);
  }

  @Test
  void smokeTakesNoMoreThanTheJobItself() throws Exception {
    RelabelTracesRequest request =
        RelabelTracesRequest.of(files(parent), DatasetSplit.TRAIN, folder.resolve("child"));
    assertThat(run(request.asSmoke()).taken()).isEqualTo(5);
  }

  @Test
  void emptyPool() throws Exception {
    write("traces.jsonl", "");
    assertThatThrownBy(() -> grow(parent, DatasetSplit.TEST, "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessageStartingWith(
            "trace_processing.num_test_relabelled: expected at least 4 distinct conversations"
                + " among the traces but found 0; ");
    Files.delete(parent.resolve("traces.jsonl"));
    assertThatThrownBy(() -> grow(parent, DatasetSplit.TEST, "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessage("expected traces to make rows of, but the dataset has no traces.jsonl");
    assertThat(folder.resolve("child")).doesNotExist();
  }

  @Test
  void splitsMayBeMissing() throws Exception {
    Files.delete(parent.resolve("train.jsonl"));
    Files.delete(parent.resolve("test.jsonl"));
    grow(parent, DatasetSplit.TRAIN, "child");
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(5);
    assertThat(Files.size(folder.resolve("child/test.jsonl"))).isZero();
  }

  @Test
  void rowsOfTheParentThatAreNone() throws Exception {
    write("train.jsonl", "{\"messages\":[]}\n{\"messages\":[]}\n");
    write("test.jsonl", "no row\n");
    assertThatThrownBy(() -> grow(parent, DatasetSplit.TRAIN, "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessage(
            """
            train.jsonl:1 $.messages: expected at least one message but found an empty array (also line 2)
            test.jsonl:1 $: not JSON at byte 1: expected a value but found no
            the dataset has rows that cannot be used; mend them or take them out""");
  }

  @Test
  void otherConfigAndJobDescription() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("other.yml"),
            "base: {task: question-answering}\n"
                + "trace_processing: {relabel: false, num_traces_as_training_base: 1}\n");
    Path job = Files.writeString(folder.resolve("job.json"), "{\"task_description\": \"Other.\"}");
    DatasetFiles files =
        files(parent).withConfig(Optional.of(config)).withJobDescription(Optional.of(job));

    run(RelabelTracesRequest.of(files, DatasetSplit.TRAIN, folder.resolve("child")));

    assertThat(folder.resolve("child/config.yaml")).hasSameBinaryContentAs(config);
    assertThat(folder.resolve("child/job_description.json")).hasSameBinaryContentAs(job);
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(2);
  }

  @Test
  void outMustNotBeThere() throws Exception {
    Files.createDirectory(folder.resolve("child"));
    Files.writeString(folder.resolve("child/traces.jsonl"), "mine");
    assertThatThrownBy(() -> grow(parent, DatasetSplit.TRAIN, "child"))
        .isInstanceOf(RequestException.class);
    assertThat(folder.resolve("child/traces.jsonl")).hasContent("mine");
  }

  @Test
  void saysWhatItDid() throws Exception {
    RelabelTracesResult result = grow(parent, DatasetSplit.TEST, "child");
    assertThat(result.json())
        .isEqualTo(
            """
            {
              "operation": "relabel_traces_test",
              "counts": {
                "lines": {
                  "read": 19,
                  "kept": 18,
                  "dropped": {
                    "not_json": 1
                  }
                },
                "traces": {
                  "read": 18,
                  "kept": 16,
                  "dropped": {
                    "duplicate": 1,
                    "no_answer": 1
                  }
                },
                "traces_taken": 4,
                "traces_remaining": 12,
                "rows": {
                  "read": 4,
                  "kept": 4,
                  "dropped": {}
                },
                "overlap_of_train_and_test": {
                  "rows": 0,
                  "conversations": 0,
                  "first_user_messages": 0
                }
              },
              "relabel": {
                "asked": false,
                "done": false
              },
              "out": "%s"
            }"""
                .formatted(folder.resolve("child")));
    assertThat(folder.resolve("child/run.json"))
        .content()
        .startsWith("{\n  \"operation\": \"relabel_traces_test\",\n  \"tracemill\": ")
        .contains("\"train.jsonl\": {", "\"traces_remaining\": 12,");
    assertThat(ear.heard())
        .containsExactly(
            "begin relabel_traces_test BYTES OptionalLong["
                + Files.size(parent.resolve("traces.jsonl"))
                + "]",
            "end");
  }
}
