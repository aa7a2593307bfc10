package io.tracemill.pipeline;

import static io.tracemill.pipeline.LampsDataset.files;
import static io.tracemill.pipeline.LampsDataset.lines;
import static io.tracemill.pipeline.LampsDataset.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets that lack something, or of which little can be made. */
final class OddDatasetsTest {
  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private LampsDataset dataset;

  @BeforeEach
  void copy() throws IOException {
    dataset = new LampsDataset(folder, ear);
  }

  @Test
  void rowsOfEitherSplitAreNotMadeAgain() throws Exception {
    String begun =
        "{\"messages\":[{\"role\":\"assistant\",\"content\":\"Hello\"},"
            + "{\"role\":\"tool\",\"content\":\"x\"},{\"role\":\"assistant\",\"content\":\"%s\"}]}\n";
    dataset.write(
        "config.yaml",
        Files.readString(dataset.parent().resolve("config.yaml"))
            .replace("num_train_relabelled: 5", "num_train_relabelled: 2"));
    dataset.write("traces.jsonl", begun.formatted("a") + begun.formatted("b"));
    dataset.write("train.jsonl", begun.formatted("a"));
    dataset.write("test.jsonl", begun.formatted("b").replace(":", " : "));

    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child");
    assertThat(result.taken()).isEqualTo(2);
    assertThat(result.failure()).as("no row is no failure").isEmpty();
    assertThat(result.rows().kept()).isZero();
    assertThat(result.rows().reasons())
        .isEqualTo(Map.of("duplicate_row", 1L, "row_in_other_split", 1L));
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
                dataset.grow(
                    Files.writeString(
                            dataset.parent().resolve("config.yaml"),
                            "base: {task: question-answering}")
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

  @Test
  void emptyPool() throws Exception {
    dataset.write("traces.jsonl", "");
    assertThatThrownBy(() -> dataset.grow(dataset.parent(), DatasetSplit.TEST, "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessageStartingWith(
            "trace_processing.num_test_relabelled: expected at least 4 distinct conversations"
                + " among the traces but found 0; ");
    Files.delete(dataset.parent().resolve("traces.jsonl"));
    assertThatThrownBy(() -> dataset.grow(dataset.parent(), DatasetSplit.TEST, "child"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessage("expected traces to make rows of, but the dataset has no traces.jsonl");
    assertThat(folder.resolve("child")).doesNotExist();
  }

  @Test
  void splitsMayBeMissing() throws Exception {
    Files.delete(dataset.parent().resolve("train.jsonl"));
    Files.delete(dataset.parent().resolve("test.jsonl"));
    dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child");
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(5);
    assertThat(Files.size(folder.resolve("child/test.jsonl"))).isZero();
  }

  @Test
  void rowsOfTheParentThatAreNone() throws Exception {
    dataset.write("train.jsonl", "{\"messages\":[]}\n{\"messages\":[]}\n");
    dataset.write("test.jsonl", "no row\n");
    assertThatThrownBy(() -> dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child"))
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
            """
            base: {task: question-answering}
            trace_processing: {relabel: false, num_traces_as_training_base: 1}
            """);
    Path job = Files.writeString(folder.resolve("job.json"), "{\"task_description\": \"Other.\"}");
    DatasetFiles files =
        files(dataset.parent())
            .withConfig(Optional.of(config))
            .withJobDescription(Optional.of(job));

    dataset.run(RelabelTracesRequest.of(files, DatasetSplit.TRAIN, folder.resolve("child")));

    assertThat(folder.resolve("child/config.yaml")).hasSameBinaryContentAs(config);
    assertThat(folder.resolve("child/job_description.json")).hasSameBinaryContentAs(job);
    assertThat(lines(folder.resolve("child"), "train.jsonl")).hasSize(2);
  }

  @Test
  void outMustNotBeThere() throws Exception {
    Files.createDirectory(folder.resolve("child"));
    Files.writeString(folder.resolve("child/traces.jsonl"), "mine");
    assertThatThrownBy(() -> dataset.grow(dataset.parent(), DatasetSplit.TRAIN, "child"))
        .isInstanceOf(RequestException.class);
    assertThat(folder.resolve("child/traces.jsonl")).hasContent("mine");
  }

  /** A group that is too large for the test set is cut; what is left of it may train later. */
  @Test
  void oneSessionOnly() throws Exception {
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      all.append(
          "{\"messages\":[{\"role\":\"user\",\"content\":\"%d?\"},{\"role\":\"assistant\",\"content\":\"%d\"}],\"session_id\":\"s\"}\n"
              .formatted(i, i));
    }
    dataset.write("traces.jsonl", all.toString());

    RelabelTracesResult result = dataset.grow(dataset.parent(), DatasetSplit.TEST, "child");

    assertThat(result.taken()).isEqualTo(4);
    assertThat(pool(folder.resolve("child"))).hasSize(8);
    assertThat(Files.size(folder.resolve("child/dropped.jsonl"))).isZero();
    assertThat(dataset.grow(folder.resolve("child"), DatasetSplit.TRAIN, "last").taken())
        .isEqualTo(5);
  }

  @Test
  void whatADatasetNeeds() throws Exception {
    Files.delete(dataset.parent().resolve("config.yaml"));
    Files.delete(dataset.parent().resolve("job_description.json"));
    dataset.write("traces.jsonl.gz", "");
    Problems problems = new Problems();
    assertThat(DatasetFiles.find(dataset.parent(), problems)).isEmpty();
    assertThat(DatasetFiles.find(folder.resolve("none"), problems)).isEmpty();
    String files = "test.jsonl, traces.jsonl, traces.jsonl.gz, train.jsonl";
    assertThat(problems.exception())
        .hasMessage(
            dataset.parent()
                + ": has no config: expected config.yaml, config.yml or config.json but found "
                + files
                + "\n"
                + dataset.parent()
                + ": has no job description: expected job_description.json but found "
                + files
                + "\n"
                + dataset.parent()
                + ": has more than one traces file: traces.jsonl, traces.jsonl.gz; keep one of"
                + " them\n"
                + folder.resolve("none")
                + ": no such directory");
  }
}
