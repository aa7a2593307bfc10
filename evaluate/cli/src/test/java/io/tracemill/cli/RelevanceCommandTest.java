package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.SettingValue;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class RelevanceCommandTest {
  private static final String SHAPE =
      "\\{\"line\":[0-9]+,\"relevance\":[1-5],\"coherence\":[1-5],\"keep\":(true|false),"
          + "\"reasons\":\\[(\"[ -~]+\"(,\"[ -~]+\")*)?\\]\\}";

  private static final Pattern CONFIG_OR = Pattern.compile("Default: the config's, or (\\d+)\\.");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void oneLineForEachTraceInOrder() throws IOException {
    List<String> lines =
        relevance(
            Session.FILES.resolve("chat.jsonl"), Session.FILES.resolve("post.json"), List.of());

    assertThat(lines).allMatch(line -> line.matches(SHAPE));
    assertThat(lines)
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly(
            "{\"line\":1",
            "{\"line\":2",
            "{\"line\":4",
            "{\"line\":5",
            "{\"line\":6",
            "{\"line\":7",
            "{\"line\":8");
  }

  @Test
  void thresholdsOfTheCommandLineWin() throws IOException {
    Path traces = Session.FILES.resolve("chat.jsonl");
    Path job = Session.FILES.resolve("post.json");
    List<String> strict =
        List.of("--config", Session.FILES.resolve("post.yaml").toString(), "--min-relevance", "5");

    List<String> lines = relevance(traces, job, strict);

    assertThat(lines)
        .allMatch(line -> line.contains("\"relevance\":5") == line.contains("\"keep\":true"));
    assertThat(out.toString()).contains("kept from 5 on");
  }

  @Test
  void everyTraceOfTheBenchmarkIsJudged() throws IOException {
    Path files = SharedData.file("tft/mixing");

    List<String> lines =
        relevance(
            files.resolve("traces.jsonl"),
            files.resolve("job_description.json"),
            List.of("--config", files.resolve("config.yaml").toString()));

    assertThat(lines).hasSize(61).allMatch(line -> line.matches(SHAPE));
    assertThat(lines).anyMatch(line -> line.contains("\"keep\":true"));
    assertThat(lines).anyMatch(line -> line.contains("\"keep\":false"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"banking-intents", "smart-home-tools", "restaurant-agent"})
  void aRunLeavesOutTheSameTraces(String name) throws IOException {
    Path sample = Path.of("../../samples").resolve(name);
    Path to = folder.resolve("run");
    List<String> lines =
        relevance(
            sample.resolve("traces.jsonl"),
            sample.resolve("job_description.json"),
            List.of("--config", sample.resolve("config.yaml").toString()));

    Session.run(List.of("run", sample.toString(), "--out", to.toString()), out, err);

    Set<String> kept = numbers(lines, "\\{\"line\":([0-9]+),.*\"keep\":true.*");
    Set<String> left = numbers(lines, "\\{\"line\":([0-9]+),.*\"keep\":false.*");
    Set<String> gone =
        numbers(
            Files.readAllLines(to.resolve("dropped.jsonl")),
            ".*\"line\":([0-9]+),.*\"reason\":\"(?:irrelevant|incoherent)\".*");
    Set<String> earlier =
        numbers(
            Files.readAllLines(to.resolve("dropped.jsonl")),
            ".*\"line\":([0-9]+),.*\"reason\":\"(?:duplicate|no_answer)\".*");
    assertThat(gone).isNotEmpty().doesNotContainAnyElementsOf(kept);
    left.removeAll(earlier);
    assertThat(left).isEqualTo(gone);
  }

  /** What an option says of a config that leaves its value out is what such a config means. */
  @Test
  void defaultsAreThoseOfAConfig() {
    Problems problems = new Problems();
    byte[] config = "base: {task: classification}".getBytes(StandardCharsets.UTF_8);
    Map<String, String> defaults =
        Document.read("config.yaml", config, problems)
            .flatMap(document -> RunSettings.read(document, Overrides.none(), problems))
            .orElseThrow()
            .values()
            .stream()
            .collect(Collectors.toMap(SettingValue::key, SettingValue::json));
    Map<String, String> said = new TreeMap<>();
    CommandSpec relevance =
        RootCommand.commandLine().getSubcommands().get("relevance").getCommandSpec();
    for (OptionSpec option : relevance.options()) {
      Matcher number = CONFIG_OR.matcher(String.join(" ", option.description()));
      if (number.find()) {
        said.put(option.longestName(), number.group(1));
      }
    }

    assertThat(said)
        .isEqualTo(
            Map.of(
                "--min-relevance",
                String.valueOf(defaults.get("trace_processing.min_relevance_score")),
                "--min-coherence",
                String.valueOf(defaults.get("trace_processing.min_coherence_score"))));
  }

  private static Set<String> numbers(List<String> lines, String pattern) {
    Set<String> numbers = new TreeSet<>();
    for (String line : lines) {
      Matcher matcher = Pattern.compile(pattern).matcher(line);
      if (matcher.matches()) {
        numbers.add(matcher.group(1));
      }
    }
    return numbers;
  }

  private List<String> relevance(Path traces, Path job, List<String> more) throws IOException {
    Path to = folder.resolve("relevance.jsonl");
    List<String> arguments = new java.util.ArrayList<>(List.of("relevance", traces.toString()));
    arguments.addAll(List.of("--job-description", job.toString(), "-o", to.toString()));
    arguments.addAll(more);

    assertThat(Session.run(arguments, out, err)).as(err.toString()).isEqualTo(0);

    return Files.readAllLines(to);
  }
}
