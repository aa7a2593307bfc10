package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.teachers.TeacherSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains of datasets from real inputs: a sample, other formats, teachers that were recorded. */
final class DatasetChainsTest {
  private static final Path SAMPLE = Path.of("../../samples/restaurant-agent");
  private static final Path LAMPS = Path.of("src/test/resources/datasets/lamps");

  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private RelabelTracesResult run(RelabelTracesRequest request) throws IOException {
    return new RelabelTraces(new KnownModels(Map.of(), folder), () -> 0, ear).run(request);
  }

  private RelabelTracesResult grow(DatasetFiles from, DatasetSplit split, String out)
      throws IOException {
    return run(RelabelTracesRequest.of(from, split, folder.resolve(out)));
  }

  private DatasetFiles files(String dataset) {
    return DatasetFiles.find(folder.resolve(dataset), new Problems()).orElseThrow();
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  /** Test first, as a run does, with the same seed. */
  @Test
  void sampleOfConversationsWithTools() throws Exception {
    DatasetFiles sample = DatasetFiles.find(SAMPLE, new Problems()).orElseThrow();

    RelabelTracesResult tested = grow(sample, DatasetSplit.TEST, "tested");
    RelabelTracesResult trained = grow(files("tested"), DatasetSplit.TRAIN, "trained");

    assertThat(folder.resolve("trained/test.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("tested/test.jsonl"))
        .content()
        .hasLineCount(20);
    List<String> chosen = new ArrayList<>(lines("tested/test.jsonl"));
    chosen.retainAll(Files.readAllLines(SAMPLE.resolve("expected-v1/test.jsonl")));
    assertThat(chosen).as("but for two that were chosen for want of a row").hasSize(18);
    assertThat(trained.rows().kept()).isEqualTo(60);
    assertThat(trained.record().funnel().overlap().isNone()).isTrue();
    assertThat(trained.remaining()).isEqualTo(tested.remaining() - trained.taken());
    assertThat(trained.record().funnel().traces().dropped())
        .as("the pool holds nothing that is of no use")
        .isZero();
    List<String> rows = new ArrayList<>(lines("trained/test.jsonl"));
    rows.addAll(lines("trained/train.jsonl"));
    rows.addAll(lines("trained/traces.jsonl"));
    assertThat(rows)
        .doesNotHaveDuplicates()
        .allMatch(row -> row.matches("\\p{ASCII}*"))
        .noneMatch(row -> row.contains("\"role\":\"system\""));
  }

  @Test
  void recordedTeachersRelabel() throws Exception {
    StringBuilder answers = new StringBuilder();
    for (String line : Files.readAllLines(LAMPS.resolve("traces.jsonl"))) {
      String question =
          line.replaceFirst(".*\"user\", \"content\": \"", "").replaceFirst("\".*", "");
      answers.append(
          "{\"question\":\"%s\",\"answer\":\"\",\"prediction\":\"Look up: %s\"}\n"
              .formatted(question, question));
    }
    Files.writeString(folder.resolve("answers.jsonl"), answers);
    Path teachers =
        Files.writeString(
            folder.resolve("teachers.yaml"), "openai.gpt-oss-120b: {answers: answers.jsonl}\n");
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            Files.readString(LAMPS.resolve("config.yaml"))
                .replace("relabel: false", "relabel: true\n  committee_includes_original: false"));
    DatasetFiles lamps =
        DatasetFiles.find(LAMPS, new Problems()).orElseThrow().withConfig(Optional.of(config));
    TeacherSettings settings = teachers(Optional.of(teachers), false);
    RelabelTracesRequest request =
        RelabelTracesRequest.of(lamps, DatasetSplit.TRAIN, folder.resolve("child"));

    RelabelTracesResult result = run(request.with(settings));

    assertThat(lines("child/train.jsonl").subList(1, 6))
        .allMatch(
            row -> row.contains("\"role\":\"assistant\",\"content\":\"Look up: Where is the"));
    assertThat(lines("child/relabel.jsonl")).hasSize(5);
    assertThat(lines("child/traces.jsonl"))
        .as("as it was recorded")
        .hasSize(11)
        .noneMatch(line -> line.contains("Look up"));
    assertThat(result.record().taught().relabelled()).isPresent();
    assertThat(LampsDataset.all(folder.resolve("child"))).as("nothing else is left").hasSize(10);
    run(RelabelTracesRequest.of(lamps, DatasetSplit.TRAIN, folder.resolve("twin")));
    assertThat(folder.resolve("twin/train.jsonl"))
        .as("the file beside the config")
        .hasSameBinaryContentAs(folder.resolve("child/train.jsonl"));

    RelabelTracesResult estimated =
        run(
            RelabelTracesRequest.of(lamps, DatasetSplit.TRAIN, folder.resolve("never"))
                .with(teachers(Optional.empty(), true)));
    assertThat(estimated.json()).contains("\"estimates\": ");
    assertThat(folder.resolve("never")).doesNotExist();
  }

  private static TeacherSettings teachers(Optional<Path> file, boolean estimate) {
    TeacherSettings usual = TeacherSettings.USUAL;
    return new TeacherSettings(
        file,
        usual.cache(),
        usual.prompts(),
        usual.onFailure(),
        usual.most(),
        usual.contested(),
        estimate);
  }

  /** The config says what the first traces were; what is left of them is written otherwise. */
  @Test
  void poolOfAnotherFormat() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(LAMPS.resolve("job_description.json"), data.resolve("job_description.json"));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        base: {task: question-answering}
        trace_processing:
          observation_format: langfuse
          relabel: false
          num_train_relabelled: 2
          num_test_relabelled: 2
        """);
    StringBuilder traces = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      traces.append(
          "{\"id\":\"%d\",\"sessionId\":\"s%d\",\"input\":\"[{\\\"role\\\":\\\"user\\\",\\\"content\\\":\\\"Light %d?\\\"}]\",\"output\":\"On \u20ac\"}\n"
              .formatted(i, i / 2, i));
    }
    Files.writeString(data.resolve("traces.jsonl"), traces);

    grow(files("data"), DatasetSplit.TRAIN, "child");
    assertThat(ear.heard()).hasSize(2);
    grow(files("child"), DatasetSplit.TEST, "last");

    assertThat(ear.heard())
        .contains(
            "note the traces are openai_messages_with_images, as an earlier job leaves them, and no"
                + " longer langfuse");
    assertThat(lines("child/traces.jsonl"))
        .hasSize(4)
        .allMatch(
            line ->
                line.matches(
                    "\\{\"messages\":\\[\\{\"role\":\"user\",\"content\":\"Light .\\?\"},"
                        + "\\{\"role\":\"assistant\",\"content\":\"On .u20ac\"}],"
                        + "\"session_id\":\"s.\"}"));
    assertThat(lines("last/test.jsonl")).hasSize(2);
    assertThat(lines("last/traces.jsonl")).hasSize(2);
  }

  @Test
  void textIsNoTrace() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.copy(LAMPS.resolve("job_description.json"), data.resolve("job_description.json"));
    Files.writeString(
        data.resolve("config.yaml"),
        """
        base: {task: question-answering}
        trace_processing:
          relabel: false
          num_train_relabelled: 1
          observation_format: unstructured_with_openai_messages
        """);
    Files.writeString(
        data.resolve("traces.jsonl"),
        """
        {"context": "The light is on."}
        {"context": "[{\\"role\\":\\"user\\",\\"content\\":\\"Is it?\\"},{\\"role\\":\\"assistant\\",\\"content\\":\\"Yes\\"}]"}
        """);
    RelabelTracesResult result = grow(files("data"), DatasetSplit.TRAIN, "child");

    assertThat(result.taken()).isEqualTo(1);
    assertThat(result.remaining()).isZero();
    assertThat(lines("child/dropped.jsonl"))
        .containsExactly(
            "{\"source\":\"traces.jsonl\",\"line\":1,\"path\":\"$\",\"reason\":"
                + "\"not_a_conversation\",\"message\":\"expected a conversation but found text\"}");
  }

  @Test
  void thinkingTeacherIsRefused() throws Exception {
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            "base:\n  task: question-answering\n  enable_thinking: true\n");
    DatasetFiles lamps =
        DatasetFiles.find(LAMPS, new Problems()).orElseThrow().withConfig(Optional.of(config));
    assertThatThrownBy(() -> grow(lamps, DatasetSplit.TRAIN, "child"))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            config
                + ":3 base.enable_thinking: the platform relabels no traces where teachers think;"
                + " write false, or `relabel: false`");
  }
}
