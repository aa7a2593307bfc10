package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.settings.RunSettings.Base;
import io.tracemill.pipeline.settings.RunSettings.Evaluation;
import io.tracemill.pipeline.settings.RunSettings.Relabelling;
import io.tracemill.pipeline.settings.RunSettings.Relevance;
import io.tracemill.pipeline.settings.RunSettings.Sizes;
import io.tracemill.pipeline.settings.RunSettings.Synthgen;
import io.tracemill.pipeline.settings.RunSettings.TraceProcessing;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
  private static final String GPT = "openai.gpt-oss-120b";

  @Test
  void defaultsOfVersion0() {
    RunSettings settings = read("minimal.yaml", Overrides.none());

    assertThat(settings.base())
        .isEqualTo(
            new Base(Task.CLASSIFICATION, "Llama-3.2-1B-Instruct", GPT, Optional.of(123L), 4));
    assertThat(settings.evaluation()).isEqualTo(new Evaluation(1, GPT, true));
    assertThat(settings.synthgen()).isEqualTo(new Synthgen(10_000, new BigDecimal("0.95"), false));
    assertThat(settings.traceProcessing())
        .isEqualTo(
            new TraceProcessing(
                format("openai_messages"),
                Turns.EVERY,
                SystemPromptRemoval.NOWHERE,
                new Relevance(true, Optional.empty(), 4, 3, 32, false),
                new Sizes(200, 200, OptionalInt.of(20), 10_000),
                new Relabelling(true, GPT, Optional.empty(), true, OptionalInt.empty())));
    assertThat(lines(settings)).isEqualTo(Samples.text("defaults-v0.txt"));
  }

  @Test
  void defaultsOfVersion1() {
    RunSettings settings = read("minimal.yaml", v1());

    assertThat(settings.base())
        .isEqualTo(
            new Base(Task.CLASSIFICATION, "Llama-3.2-1B-Instruct", GPT, Optional.of(123L), 4));
    assertThat(settings.evaluation()).isEqualTo(new Evaluation(1, GPT, true));
    assertThat(settings.synthgen()).isEqualTo(new Synthgen(30_000, new BigDecimal("0.95"), false));
    assertThat(settings.traceProcessing())
        .isEqualTo(
            new TraceProcessing(
                format("openai_messages"),
                Turns.LAST,
                SystemPromptRemoval.EVERYWHERE,
                new Relevance(false, Optional.empty(), 4, 3, 32, false),
                new Sizes(200, 200, OptionalInt.empty(), 10_000),
                new Relabelling(true, GPT, Optional.of(List.of()), true, OptionalInt.of(250_000))));
    assertThat(lines(settings)).isEqualTo(Samples.text("defaults-v1.txt"));
  }

  @Test
  void everyKeyOfVersion0() {
    RunSettings settings = read("every-key.yaml", Overrides.none());

    assertThat(settings.base())
        .isEqualTo(new Base(Task.CLASSIFICATION, "Qwen3-1.7B", "zai.glm-5", Optional.of(7L), 8));
    assertThat(settings.evaluation()).isEqualTo(new Evaluation(0, "a-judge", false));
    assertThat(settings.synthgen()).isEqualTo(new Synthgen(20_000, new BigDecimal("0.5"), true));
    assertThat(settings.traceProcessing())
        .isEqualTo(
            new TraceProcessing(
                format("langfuse"),
                Turns.LAST,
                SystemPromptRemoval.FROM_UNSTRUCTURED,
                new Relevance(true, Optional.of(RelevanceMode.BOTH), 3, 2, 16, true),
                new Sizes(40, 30, OptionalInt.of(10), 0),
                relabelling()));
    assertThat(lines(settings)).isEqualTo(Samples.text("every-key.txt"));
  }

  @Test
  void everyKeyOfVersion1InJson() {
    RunSettings settings = read("every-key-v1.json", v1());

    assertThat(settings.base())
        .isEqualTo(new Base(Task.CHAT_COMPLETION, "Qwen3-1.7B", "zai.glm-5", Optional.empty(), 8));
    assertThat(settings.traceProcessing())
        .isEqualTo(
            new TraceProcessing(
                format("openai_messages_with_images"),
                Turns.LAST,
                SystemPromptRemoval.NOWHERE,
                new Relevance(true, Optional.of(RelevanceMode.BOTH), 3, 2, 16, true),
                new Sizes(40, 30, OptionalInt.empty(), 0),
                relabelling()));
    assertThat(lines(settings)).isEqualTo(Samples.text("every-key-v1.txt"));
  }

  @Test
  void version1SaysWhatItDoesNotKnowAnyMore() {
    assertThat(
            problems(
                """
                base: {task: classification}
                trace_processing:
                  convert_to_single_turn: true
                  min_generated_examples: 5
                """,
                v1()))
        .isEqualTo(
            """
            warning config.yaml:3 trace_processing.convert_to_single_turn: has no effect in data \
            version 1, which keeps whole conversations
            warning config.yaml:4 trace_processing.min_generated_examples: has no effect in data \
            version 1
            """);
  }

  @Test
  void anEmptyTestSplitIsFineWhereATestSetIsGiven() {
    String config =
        """
        base: {task: classification}
        trace_processing: {num_traces_as_testing_base: 0}
        """;

    assertThat(problems(config, Overrides.none().withTestSet(true))).isEmpty();
    assertThat(problems(config, Overrides.none()))
        .isEqualTo(
            """
            warning config.yaml:2 trace_processing.num_traces_as_testing_base: 0 traces cannot \
            give the 20 examples that min_generated_examples asks for; the run will end with exit \
            code 3
            """);
  }

  @Test
  void mergedKeysAreReadLikeOwnOnes() {
    assertThat(
            problems(
                """
                tuning: &common {min_relevance_score: 9, relabel: false}
                base: {task: classification}
                trace_processing:
                  <<: *common
                  relabel: true
                """,
                Overrides.none()))
        .isEqualTo(
            """
            error config.yaml:1 trace_processing.min_relevance_score: expected a whole number \
            from 1 to 5 but found 9
            """);
  }

  @Test
  void numbersOfYaml11() {
    String config =
        """
        base: {task: classification, random_seed: -0x1F, llm_num_parallel_requests: 1_0}
        synthgen: {validation_max_total_length: 010, output_is_json: On}
        """;
    Problems problems = new Problems();
    RunSettings settings = read("config.yaml", config, Overrides.none(), problems).orElseThrow();

    assertThat(settings.base().randomSeed()).contains(-31L);
    assertThat(settings.base().parallelRequests()).isEqualTo(10);
    assertThat(settings.synthgen().maxTotalLength()).isEqualTo(8);
    assertThat(settings.synthgen().outputIsJson()).isTrue();
  }

  @Test
  void theFormatsAreThoseThatCanBeRead() {
    for (TraceFormat format : Formats.ALL) {
      String config =
          "{base: {task: classification}, trace_processing: {observation_format: %s}}"
              .replace("%s", format.name());
      RunSettings settings =
          read("config.yaml", config, Overrides.none(), new Problems()).orElseThrow();
      assertThat(settings.traceProcessing().observationFormat()).isSameAs(format);
    }
    assertThat(
            problems(
                "{base: {task: classification}, trace_processing: {observation_format: spans}}",
                Overrides.none()))
        .contains("expected one of " + String.join(", ", Formats.names()) + " but");
  }

  private static TraceFormat format(String name) {
    return Formats.named(name).orElseThrow();
  }

  private static Relabelling relabelling() {
    return new Relabelling(
        false, "a-teacher", Optional.of(List.of("one", "two")), true, OptionalInt.of(1000));
  }

  private static Overrides v1() {
    return Overrides.none().withDataVersion(DataVersion.V1);
  }

  private static RunSettings read(String name, Overrides overrides) {
    Problems problems = new Problems();
    RunSettings settings =
        RunSettings.read(Samples.document(name, problems), overrides, problems).orElseThrow();
    assertThat(problems.all()).isEmpty();
    return settings;
  }

  private static Optional<RunSettings> read(
      String file, String text, Overrides overrides, Problems problems) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Document.read(file, bytes, problems)
        .flatMap(document -> RunSettings.read(document, overrides, problems));
  }

  private static String problems(String text, Overrides overrides) {
    Problems problems = new Problems();
    read("config.yaml", text, overrides, problems);
    return Samples.lines(problems);
  }

  private static String lines(RunSettings settings) {
    return settings.values().stream()
        .map(value -> value.key() + " = " + value.json() + " (" + value.provenance() + ")\n")
        .collect(Collectors.joining());
  }
}
