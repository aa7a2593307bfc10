package io.tracemill.pipeline.teachers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeachingPlanTest {
  private static final String COMMITTEE =
      """
      base: {task: question-answering, teacher_model_name: big}
      trace_processing: {relabelling_committee_models: [small, far, small]}
      evaluation: {llm_as_a_judge_model_name: judge}
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void everyoneHasAPart() throws IOException {
    TeachingPlan plan = plan(COMMITTEE, "big", "small", "far", "judge", "unused");

    assertThat(plan.filter()).contains("big");
    assertThat(plan.relabelling())
        .contains(new TeachingPlan.RelabellingPlan(List.of("small", "far"), "big"));
    assertThat(plan.judge()).contains("judge");
    assertThat(plan.used())
        .extracting(TeacherEntry::name)
        .containsExactly("big", "small", "far", "judge");
    assertThat(plan.lines())
        .containsExactly(
            "LEAVES THIS MACHINE: example.org gets every chosen prompt, to answer it anew (far)",
            "asks big (http://127.0.0.1:8080/v1): every trace, to filter; chosen prompts and"
                + " answers where members differ, to choose",
            "asks small (http://127.0.0.1:8080/v1): every chosen prompt, to answer it anew",
            "asks far (https://example.org/v1): every chosen prompt, to answer it anew",
            "asks judge (http://127.0.0.1:8080/v1): every prediction, to judge it");
  }

  @Test
  void withoutACommitteeTheTeacherAnswersAlone() throws IOException {
    TeachingPlan plan =
        plan("base: {task: question-answering, teacher_model_name: big}\n", "big", "small");

    assertThat(plan.relabelling())
        .contains(new TeachingPlan.RelabellingPlan(List.of("big"), "big"));
    assertThat(plan.judge()).contains("big");
  }

  @Test
  void whoIsNotWantedGetsNothing() throws IOException {
    TeachingPlan plan =
        plan(
            """
            base: {task: question-answering, teacher_model_name: big}
            trace_processing: {relabel: false, relevance: evidence}
            evaluation: {llm_as_a_judge_model_name: judge}
            """,
            "big",
            "judge");

    assertThat(plan.filter()).isEmpty();
    assertThat(plan.relabelling()).isEmpty();
    assertThat(plan.used()).extracting(TeacherEntry::name).containsExactly("judge");
  }

  @Test
  void everyNameWithoutAnEntryIsToldAtOnce() throws IOException {
    Problems problems = new Problems();
    plan(COMMITTEE, problems, "bigger", "smal", "far");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            missing("small", "trace_processing.relabelling_committee_models")
                + "; did you mean smal?",
            missing("big", "trace_processing.teacher_model_name"),
            missing("judge", "evaluation.llm_as_a_judge_model_name"));
  }

  @Test
  void teacherWithoutAnEntryIsToldOnce() throws IOException {
    Problems problems = new Problems();
    plan(
        """
        base: {task: question-answering, teacher_model_name: big}
        trace_processing: {relevance: teacher}
        """,
        problems,
        "far");

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(missing("big", "trace_processing.teacher_model_name"));
  }

  private String missing(String name, String key) {
    return folder.resolve("teachers.yaml")
        + ":1 "
        + name
        + ": has no entry, but "
        + key
        + " names it; write who answers by that name: `"
        + name
        + ": {endpoint: http://127.0.0.1:8080/v1}` or {directory: ...} or {answers: ...}";
  }

  private TeachingPlan plan(String config, String... names) throws IOException {
    Problems problems = new Problems();
    TeachingPlan plan = plan(config, problems, names);
    assertThat(problems.all()).isEmpty();
    return plan;
  }

  /** A plan with a server for each of {@code names}; that of {@code far} is elsewhere. */
  private TeachingPlan plan(String config, Problems problems, String... names) throws IOException {
    StringBuilder entries = new StringBuilder();
    for (String name : names) {
      entries.append(
          name.equals("far")
              ? "far: {endpoint: \"https://example.org/v1\", leaves_machine: true}\n"
              : name + ": {endpoint: \"http://127.0.0.1:8080/v1\"}\n");
    }
    Path file = folder.resolve("teachers.yaml");
    Files.writeString(file, entries);
    Optional<RunSettings> settings =
        Document.read("config.yaml", config.getBytes(StandardCharsets.UTF_8), problems)
            .flatMap(document -> RunSettings.read(document, Overrides.none(), problems));
    return TeachingPlan.of(
        settings.orElseThrow(), TeachersFile.read(file, 4, problems).orElseThrow(), problems);
  }
}
