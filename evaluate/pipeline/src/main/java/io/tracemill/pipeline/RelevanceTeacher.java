package io.tracemill.pipeline;

import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.teach.filter.FilterSettings;
import io.tracemill.teach.filter.TeacherRater;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A teacher that is asked how relevant traces are, beside what their evidence says.
 *
 * @param config says how it is asked, where there is one
 */
record RelevanceTeacher(
    TeachersFile file, TeacherEntry entry, TeacherSettings options, Optional<RunSettings> config) {
  private static final String KEY = "trace_processing.teacher_model_name";

  /**
   * The teacher that {@code request} asks for; nothing where it asks for none, or a problem says
   * why it cannot be had.
   */
  static Optional<RelevanceTeacher> of(
      RelevanceRequest request, Optional<RunSettings> config, Problems problems) {
    request.teachers().check(problems);
    if (request.teachers().file().isEmpty()) {
      request
          .teacher()
          .ifPresent(name -> problems.use("teacher", "needs `teachers`, which says who it is"));
      return Optional.empty();
    }
    Path path = request.teachers().file().get();
    int parallel =
        config
            .map(found -> found.base().parallelRequests())
            .orElse(RunSettings.Base.USUAL_PARALLEL);
    Optional<TeachersFile> file = TeachersFile.read(path, parallel, problems);
    return file.flatMap(
        found ->
            entry(found, request, config, problems)
                .map(entry -> new RelevanceTeacher(found, entry, request.teachers(), config)));
  }

  private static Optional<TeacherEntry> entry(
      TeachersFile file,
      RelevanceRequest request,
      Optional<RunSettings> config,
      Problems problems) {
    if (request.teacher().isPresent()) {
      return file.entry(request.teacher().get(), "`teacher`", problems);
    }
    if (config.isPresent()) {
      String name = config.get().traceProcessing().relabelling().teacherModel();
      return file.entry(name, KEY, problems);
    }
    if (file.entries().size() != 1) {
      problems.use("teacher", "is missing; name one of " + file.entries().keySet());
      return Optional.empty();
    }
    return file.entries().values().stream().findFirst();
  }

  String name() {
    return entry.name();
  }

  /** Looks at what can be wrong with it without asking it. */
  void check(Models models) throws IOException {
    models.check(new ModelName.Entry(entry));
  }

  /**
   * Has it ready.
   *
   * @param journal what it answered before
   */
  Teachers open(Models models, TeacherSteps steps, Path journal) throws IOException {
    return Teachers.open(file, new Teachers.Opening(models, seed(), steps), options, journal);
  }

  private long seed() {
    return config.flatMap(found -> found.base().randomSeed()).orElse(RunSettings.Base.USUAL_SEED);
  }

  /** Rates traces by {@code job}. */
  TeacherRater rater(Teachers teachers, JobDescription job) {
    Optional<RunSettings.Relevance> how = config.map(found -> found.traceProcessing().relevance());
    FilterSettings settings =
        new FilterSettings(
            job,
            options.words(),
            how.map(RunSettings.Relevance::compressJobDescription).orElse(false),
            how.map(RunSettings.Relevance::batchSize).orElse(RunSettings.Relevance.USUAL_BATCH),
            seed());
    return new TeacherRater(teachers.named(name()), teachers.asking(), settings);
  }
}
