package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.teach.Asking;
import io.tracemill.teach.judge.Judge;
import io.tracemill.teach.judge.JudgePrompts;
import io.tracemill.trace.JobDescription;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** A judge that can be asked, and the journal of what it said. */
final class OpenJudge implements Closeable {
  private final Teachers teachers;
  private final TeacherSteps steps;
  private final Judge judge;
  private final Watch watch;

  private OpenJudge(Teachers teachers, TeacherSteps steps, Judge judge, Watch watch) {
    this.teachers = teachers;
    this.steps = steps;
    this.judge = judge;
    this.watch = watch;
  }

  /**
   * Where a judge comes from.
   *
   * @param job what it is told of the task
   */
  record Source(Models models, TeachersFile file, Optional<JobDescription> job) {}

  /** Has the judge of {@code request} ready for {@code predictions}. */
  static OpenJudge open(JudgeRequest request, Source source, Input predictions, Watch watch)
      throws IOException {
    TeacherEntry entry =
        Optional.ofNullable(source.file().entries().get(request.name())).orElseThrow();
    source.models().check(new ModelName.Entry(entry));
    JudgePrompts prompts = JudgePrompts.read(request.teachers().words());
    TeacherSteps steps = new TeacherSteps(watch);
    Teachers teachers =
        Teachers.open(
            source.file(),
            new Teachers.Opening(source.models(), request.seed(), steps),
            request.teachers(),
            request.journal(predictions));
    watch.resumable(
        "verdicts until now are kept in "
            + request.journal(predictions)
            + "; the same command goes on with them");
    Judge judge = new Judge(teachers.named(request.name()), prompts, source.job(), request.seed());
    return new OpenJudge(teachers, steps, judge, watch);
  }

  Judge judge() {
    return judge;
  }

  Asking asking() {
    return teachers.asking();
  }

  /** Says that so many requests follow. */
  void expect(long requests) throws IOException {
    asking().expect(judge.teacher(), requests);
  }

  /** Says that all is asked. */
  void asked() {
    watch.close();
    steps.tell();
  }

  @Override
  public void close() throws IOException {
    teachers.close();
  }
}
