package io.tracemill.pipeline;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.teachers.FilterRecord;
import io.tracemill.pipeline.teachers.JudgeRecord;
import io.tracemill.pipeline.teachers.RelabelRecord;
import io.tracemill.pipeline.teachers.TaughtRecord;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.pipeline.teachers.TeachingPlan;
import io.tracemill.prepare.Change;
import io.tracemill.teach.committee.CommitteeSettings;
import io.tracemill.teach.committee.Relabelling;
import io.tracemill.teach.filter.FilterSettings;
import io.tracemill.teach.filter.TeacherFilter;
import io.tracemill.teach.filter.TeacherRater;
import io.tracemill.teach.judge.Judge;
import io.tracemill.teach.judge.JudgeMode;
import io.tracemill.teach.judge.JudgePrompts;
import io.tracemill.teach.judge.JudgedPredictions;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What teachers do in a run; of a run without them nothing. */
final class Teaching implements Closeable {
  private final TeachingPlan plan;
  private final TeacherSettings options;
  private final Teachers teachers;
  private Optional<Relabelling> relabelling = Optional.empty();
  private Optional<FilterRecord> filtered = Optional.empty();
  private Optional<JudgeRecord> judged = Optional.empty();

  private Teaching(TeachingPlan plan, TeacherSettings options, Teachers teachers) {
    this.plan = plan;
    this.options = options;
    this.teachers = teachers;
  }

  /** Has the teachers of {@code plan} ready for a run that makes {@code out}. */
  static Teaching open(
      TeachingPlan plan, TeacherSettings options, Teachers.Opening opening, Path out)
      throws IOException {
    return new Teaching(
        plan, options, Teachers.open(plan.file(), opening, options, options.journal(out)));
  }

  /** Who says which traces are relevant, if a teacher is to. */
  Optional<TeacherFilter> filter(RunInputs inputs, long seed) throws IOException {
    if (plan.filter().isEmpty()) {
      return Optional.empty();
    }
    String name = plan.filter().get();
    RunSettings.Relevance how = inputs.settings().traceProcessing().relevance();
    FilterSettings settings =
        new FilterSettings(
            inputs.job(), options.words(), how.compressJobDescription(), how.batchSize(), seed);
    TeacherRater rater = new TeacherRater(teachers.named(name), teachers.asking(), settings);
    String words = rater.words();
    return Optional.of(
        new TeacherFilter(
            rater,
            how.thresholds(),
            ratings ->
                filtered = Optional.of(FilterRecord.of(name, how.mode(true), words, ratings))));
  }

  /** Who judges the predictions of a run; nobody where no metric of the task wants it. */
  Optional<JudgedPredictions> judge(RunInputs inputs, long seed) throws IOException {
    List<JudgeMode> modes = JudgeMode.ofTask(inputs.settings().base().task());
    if (plan.judge().isEmpty() || modes.isEmpty()) {
      return Optional.empty();
    }
    String name = plan.judge().get();
    JudgePrompts words = JudgePrompts.read(options.words());
    judged = Optional.of(new JudgeRecord(name, words.hashes()));
    Judge judge = new Judge(teachers.named(name), words, Optional.of(inputs.job()), seed);
    return Optional.of(new JudgedPredictions(judge, teachers.asking(), modes));
  }

  /** The steps between slicing and checking. */
  List<Change> changes(RunInputs inputs, long seed, RunFiles out) throws IOException {
    if (plan.relabelling().isEmpty()) {
      return List.of();
    }
    TeachingPlan.RelabellingPlan who = plan.relabelling().get();
    RunSettings settings = inputs.settings();
    CommitteeSettings committee =
        new CommitteeSettings(
            who.members().stream().map(teachers::named).toList(),
            teachers.named(who.arbiter()),
            settings.traceProcessing().relabelling().includesOriginal(),
            options.contested(),
            settings.traceProcessing().relabelling().maxInputLength(),
            seed,
            PromptSettings.of(settings.base().task(), inputs.job()),
            PrepareSettingsOf.rows(settings),
            options.words());
    relabelling =
        Optional.of(
            Relabelling.open(committee, teachers.asking(), out.decisions(), out.relabelled()));
    return List.of(relabelling.get());
  }

  /** Takes away what was kept meanwhile. */
  void forget(RunFiles out) throws IOException {
    if (relabelling.isPresent()) {
      relabelling.get().close();
      Files.deleteIfExists(out.decisions());
    }
  }

  /** What they did, or would be asked. */
  TaughtRecord record() {
    Optional<RelabelRecord> relabelled =
        relabelling.map(
            done ->
                new RelabelRecord(
                    done.counts(),
                    plan.relabelling().orElseThrow().arbiter(),
                    done.arbiterWords()));
    return new TaughtRecord(filtered, relabelled, judged, teachers.estimates(this::further));
  }

  /** How many more requests a teacher may get that depend on the answers of others. */
  private long further(String teacher) {
    boolean arbitrates =
        plan.relabelling()
            .filter(who -> who.arbiter().equals(teacher) && who.members().size() > 1)
            .isPresent();
    return arbitrates ? 2L * relabelling.map(done -> done.counts().answers()).orElse(0) : 0;
  }

  @Override
  public void close() throws IOException {
    try (teachers) {
      if (relabelling.isPresent()) {
        relabelling.get().close();
      }
    }
  }
}
