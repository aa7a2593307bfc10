package io.tracemill.pipeline;

import static io.tracemill.pipeline.LampsDataset.DISTINCT;
import static io.tracemill.pipeline.LampsDataset.LAMPS;
import static io.tracemill.pipeline.LampsDataset.all;
import static io.tracemill.pipeline.LampsDataset.asked;
import static io.tracemill.pipeline.LampsDataset.files;
import static io.tracemill.pipeline.LampsDataset.lines;
import static io.tracemill.pipeline.LampsDataset.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Datasets that are made of one another. */
final class RelabelTracesTest {
  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private LampsDataset dataset;

  @BeforeEach
  void copy() throws IOException {
    dataset = new LampsDataset(folder, ear);
  }

  private static String name(DatasetSplit split) {
    return split == DatasetSplit.TRAIN ? "train.jsonl" : "test.jsonl";
  }

  @ParameterizedTest
  @EnumSource
  void chainOfThreeInEitherOrder(DatasetSplit first) throws Exception {
    DatasetSplit second = first.other();
    Path child = folder.resolve("child");
    Path last = folder.resolve("last");
    Map<String, String> before = all(dataset.parent());

    RelabelTracesResult one = dataset.grow(dataset.parent(), first, "child");
    RelabelTracesResult two = dataset.grow(child, second, "last");

    assertThat(all(dataset.parent())).isEqualTo(before);
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

  @Test
  void poolKeepsWhatALaterJobNeeds() throws Exception {
    dataset.write(
        "config.yaml",
        """
        base: {task: question-answering}
        trace_processing: {relabel: false, num_train_relabelled: 0}
        """);
    dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child");

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
    assertThat(lines(child, "train.jsonl")).isEqualTo(lines(dataset.parent(), "train.jsonl"));
    assertThat(Files.readString(child.resolve("dropped.jsonl")))
        .contains("\"reason\":\"duplicate\"", "\"reason\":\"no_answer\"")
        .hasLineCount(2);
    assertThat(Files.readString(child.resolve("rejects.jsonl"))).hasLineCount(1);

    dataset.grow(child, DatasetSplit.TRAIN, "again");
    assertThat(folder.resolve("again/traces.jsonl"))
        .hasSameBinaryContentAs(child.resolve("traces.jsonl"));
  }

  @Test
  void sameRequestMakesTheSameBytes() throws Exception {
    dataset.grow(dataset.parent(), DatasetSplit.TEST, "one");
    dataset.grow(dataset.parent(), DatasetSplit.TEST, "two");
    assertThat(all(folder.resolve("two"))).isEqualTo(all(folder.resolve("one")));

    List<String> turned = new ArrayList<>(lines(dataset.parent(), "traces.jsonl"));
    Collections.reverse(turned);
    Files.write(dataset.parent().resolve("traces.jsonl"), turned);
    dataset.grow(dataset.parent(), DatasetSplit.TEST, "three");
    assertThat(new HashSet<>(lines(folder.resolve("three"), "test.jsonl")))
        .as("whatever the order")
        .isEqualTo(new HashSet<>(lines(folder.resolve("one"), "test.jsonl")));
  }

  @Test
  void whatTheOtherSplitBeginsWithIsNotTaken() throws Exception {
    String row =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"Where is the lens?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Up.\"}]}\n";
    dataset.write("train.jsonl", row);
    dataset.write(
        "config.yaml",
        Files.readString(dataset.parent().resolve("config.yaml"))
            .replace("num_test_relabelled: 4", "num_test_relabelled: 16"));

    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TEST, "child");

    assertThat(result.taken()).isEqualTo(DISTINCT - 1);
    assertThat(result.remaining()).isEqualTo(1);
    assertThat(asked(folder.resolve("child"), "traces.jsonl"))
        .containsExactly("Where is the lens?");
    assertThat(Files.readString(folder.resolve("child/dropped.jsonl")))
        .contains(
            "\"reason\":\"group_in_train\",\"message\":\"shares its session or its first user"
                + " message with the training set\"}");
  }

  /** Others are taken in place of traces whose row is known, where there are some. */
  @Test
  void othersAreTakenInPlaceOfKnownRows() throws Exception {
    String line =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello\"},"
            + "{\"role\":\"tool\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"%d\"}]}\n";
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      all.append(line.formatted(i));
    }
    dataset.write("traces.jsonl", all.toString());
    dataset.write("test.jsonl", all.substring(0, 6 * line.formatted(0).length()));

    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child");

    assertThat(result.rows().kept()).isEqualTo(5);
    assertThat(result.taken()).isGreaterThanOrEqualTo(5);
    assertThat(result.remaining()).isEqualTo(12 - result.taken());
  }

  @Test
  void filterLeavesInThePoolWhatItDrops() throws Exception {
    dataset.write(
        "config.yaml",
        Files.readString(dataset.parent().resolve("config.yaml"))
            + "  relevance_filtering: true\n  min_relevance_score: 5\n  min_coherence_score: 5\n");
    StringBuilder more =
        new StringBuilder(Files.readString(dataset.parent().resolve("traces.jsonl")));
    for (int i = 0; i < 10; i++) {
      more.append(
          """
          {"messages":[{"role":"user","content":"Sell me a car quickly, zq xw %d"},{"role":"assistant","content":""},{"role":"assistant","content":"qwzx"}]}
          """
              .formatted(i));
    }
    dataset.write("traces.jsonl", more.toString());

    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child");

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
    dataset.write("traces.jsonl", many.toString());
    dataset.write(
        "config.yaml", "base: {task: question-answering}\ntrace_processing: {relabel: false}\n");
    RelabelTracesRequest request =
        RelabelTracesRequest.of(
            files(dataset.parent()), DatasetSplit.TRAIN, folder.resolve("child"));

    RelabelTracesResult result = dataset.run(request.asSmoke());

    assertThat(result.taken()).isEqualTo(128);
    assertThat(result.remaining()).isEqualTo(300 - 128);
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(129);
  }

  @Test
  void smokeTakesNoMoreThanTheJobItself() throws Exception {
    RelabelTracesRequest request =
        RelabelTracesRequest.of(
            files(dataset.parent()), DatasetSplit.TRAIN, folder.resolve("child"));
    assertThat(dataset.run(request.asSmoke()).taken()).isEqualTo(5);
  }

  @Test
  void saysWhatItDid() throws Exception {
    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TEST, "child");
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
                + Files.size(dataset.parent().resolve("traces.jsonl"))
                + "]",
            "end");
  }
}
