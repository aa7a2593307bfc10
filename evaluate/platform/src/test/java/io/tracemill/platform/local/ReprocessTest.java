package io.tracemill.platform.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.platform.Id;
import io.tracemill.platform.TraceProcessing;
import io.tracemill.platform.TraceProcessing.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traces that are processed again give what a run of them with that config gives. */
@Tag("slow")
final class ReprocessTest {
  private static final Path SAMPLE = Desk.SAMPLES.resolve("restaurant-agent");

  /** Another value than the sample's and the default for each key that data version 0 knows. */
  private static final Map<String, String> CHANGES =
      Map.ofEntries(
          Map.entry("observation_format", "unstructured_with_openai_messages"),
          Map.entry("convert_to_single_turn", "false"),
          Map.entry("expand_multiturn_conversations", "false"),
          Map.entry("relabel", "true"),
          Map.entry("relevance_filtering", "false"),
          Map.entry("relevance", "evidence"),
          Map.entry("relevance_filtering_batch_size", "7"),
          Map.entry("min_relevance_score", "1"),
          Map.entry("min_coherence_score", "5"),
          Map.entry("num_traces_as_training_base", "11"),
          Map.entry("num_traces_as_testing_base", "9"),
          Map.entry("min_generated_examples", "3"),
          Map.entry("evaluate_original_model", "false"),
          Map.entry("max_unstructured", "5"),
          Map.entry("remove_system_prompt_from_traces", "true"),
          Map.entry("compress_job_description", "true"),
          Map.entry("teacher_model_name", "another"),
          Map.entry("relabelling_committee_models", "[a, b]"),
          Map.entry("committee_includes_original", "false"),
          Map.entry("committee_max_input_length", "100"));

  @TempDir private Path root;

  static Stream<String> keys() {
    return CHANGES.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void aChangedKeyIsThatOfARun(String key) throws IOException {
    String section = "  min_generated_examples: 0\n";
    String changed = "  " + key + ": " + CHANGES.get(key) + "\n";
    section = key.equals("min_generated_examples") ? changed : section + changed;
    Path config = root.resolve("new.yaml");
    Files.writeString(config, "base:\n  task: classification\ntrace_processing:\n" + section);
    same(new TraceProcessing(config, Form.CONFIG));
  }

  @Test
  void aSectionAloneIsEnough() throws IOException {
    Path section = root.resolve("section.json");
    Files.writeString(section, "{\"num_traces_as_training_base\": 12, \"relabel\": false}");
    same(new TraceProcessing(section, Form.SECTION));
  }

  @Test
  void noSectionStandsForTheDefaults() throws IOException {
    Path config = root.resolve("new.yaml");
    Files.writeString(config, "base:\n  task: classification\n");
    same(new TraceProcessing(config, Form.CONFIG));
  }

  private void same(TraceProcessing how) throws IOException {
    try (Desk desk = new Desk(root.resolve("workspace"))) {
      Id model = desk.model("one");
      Id first = Desk.id(desk.platform.uploadTraces(model, Desk.directory(SAMPLE)));
      Id second = Desk.id(desk.platform.reprocess(model, how));
      desk.finished(second);
      Path inputs = Files.createDirectory(root.resolve("inputs"));
      for (String name : List.of("traces.jsonl", "job_description.json")) {
        Files.copy(SAMPLE.resolve(name), inputs.resolve(name));
      }
      Path config = desk.workspace.uploads().folder(second).resolve("config.yaml");
      Files.copy(config, inputs.resolve("config.yaml"));
      assertThat(Files.readString(config))
          .contains("student_model_name: Qwen3-1.7B", "expand_tool_calling_turns: true");
      String status = desk.status(second);
      if (Files.isDirectory(desk.data(second))) {
        sameFiles(desk.data(second), Desk.run(inputs, root.resolve("expected")));
      } else {
        assertThat(status).isEqualTo("JOB_FAILURE");
        assertThatThrownBy(() -> Desk.run(inputs, root.resolve("expected")))
            .isInstanceOf(RuntimeException.class);
      }
      assertThat(desk.status(first)).isEqualTo("JOB_SUCCESS");
    }
  }

  private static void sameFiles(Path made, Path expected) throws IOException {
    try (Stream<Path> files = Files.list(expected)) {
      for (Path file : files.toList()) {
        assertThat(made.resolve(file.getFileName())).hasSameBinaryContentAs(file);
      }
    }
  }
}
