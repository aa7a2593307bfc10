package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.RunSettings.Base;
import io.tracemill.pipeline.settings.RunSettings.Evaluation;
import io.tracemill.pipeline.settings.RunSettings.Synthgen;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the sections around {@code trace_processing}; every default stands here. */
final class Sections {
  static final String TEACHER_KEY = "base.teacher_model_name";

  private static final Pattern TOOL_STUDENT = Pattern.compile("qwen3|llama-3");

  private final DataVersion version;
  private final Section.Source source;

  Sections(DataVersion version, Section.Source source) {
    this.version = version;
    this.source = source;
  }

  Base base(Section section, Task task) {
    section.find(Type.FLAG, RunSettings.THINKING);
    return new Base(
        task,
        student(section, task),
        section.read(Type.NAME, "openai.gpt-oss-120b", "teacher_model_name"),
        section.read(Type.SEED, Optional.of(Base.USUAL_SEED), "random_seed"),
        section.read(Type.whole(1, Type.MANY), Base.USUAL_PARALLEL, "llm_num_parallel_requests"));
  }

  private static String student(Section section, Task task) {
    String key = "student_model_name";
    String student = section.read(Type.NAME, "Llama-3.2-1B-Instruct", key);
    boolean fits = TOOL_STUDENT.matcher(student.toLowerCase(Locale.ROOT)).find();
    if (task.callsTools() && !fits) {
      section.warning(
          key,
          "the platform trains tool calling only with Qwen3 and Llama-3 models, not " + student);
    }
    return student;
  }

  Evaluation evaluation(Section section, Base base) {
    return new Evaluation(
        section.read(Type.whole(0, Type.MANY), 1, "num_few_shot_examples"),
        section.follow(Type.NAME, base.teacherModel(), TEACHER_KEY, "llm_as_a_judge_model_name"),
        section.read(Type.FLAG, true, "expand_tool_calling_turns"));
  }

  Synthgen synthgen(Section section) {
    int longest = version == DataVersion.V0 ? 10_000 : 30_000;
    return new Synthgen(
        section.read(Type.whole(1, Type.MANY), longest, "validation_max_total_length"),
        section.read(Type.SHARE, new BigDecimal("0.95"), "validation_similarity_threshold"),
        section.read(Type.FLAG, false, "output_is_json"));
  }

  RunSettings.TraceProcessing traceProcessing(Section section, Base base) {
    return new TraceSection(section, version, source.overrides().testSet()).read(base);
  }
}
