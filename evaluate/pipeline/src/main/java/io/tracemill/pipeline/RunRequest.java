package io.tracemill.pipeline;

import io.tracemill.json.lines.JsonLines;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.ReadingChoices;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.trace.DataVersion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The whole pipeline to be run.
 *
 * @param out the directory to make; empty for one named after the source
 * @param force whether an earlier run's output may be replaced
 * @param version of the rows; empty for the usual one
 * @param csv whether rows are written as CSV, too, and how
 * @param how reading is done
 * @param strict whether every line has to be readable
 * @param teachers how models are asked that the config names
 * @param model that answers the test set in the end, if one is to
 */
public record RunRequest(
    RunSource source,
    Optional<Path> out,
    boolean force,
    Optional<DataVersion> version,
    Csv csv,
    ReadOptions how,
    boolean strict,
    TeacherSettings teachers,
    Optional<ModelPlan> model) {

  /**
   * How traces are read.
   *
   * @param choices what is said stands in the record
   * @param threads how many survey at the same time
   */
  public record ReadOptions(ReadingChoices choices, int maxLineBytes, int threads) {
    /** As usual. */
    public static final ReadOptions USUAL =
        new ReadOptions(
            ReadingChoices.USUAL, JsonLines.DEFAULT_MAX_LINE_BYTES, ConvertRequest.usualThreads());

    /** Somebody works. */
    public ReadOptions {
      if (threads < 1) {
        throw new IllegalArgumentException("at least 1 thread, not " + threads);
      }
    }
  }

  /** A run over {@code source} as its config says. */
  public static RunRequest of(RunSource source) {
    return new RunRequest(
        source,
        Optional.empty(),
        false,
        Optional.empty(),
        Csv.NONE,
        ReadOptions.USUAL,
        false,
        TeacherSettings.USUAL,
        Optional.empty());
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting, with
   *     the files that are not there
   */
  public static RunRequest read(RequestWords words) {
    Problems problems = new Problems();
    RequestValues values = new RequestValues(words, problems);
    Optional<Integer> threads = values.range("threads", Integer.MAX_VALUE);
    Optional<ModelPlan> model = model(values, threads);
    Optional<RunSource> source = RunSource.read(values);
    ReadOptions how =
        new ReadOptions(
            ReadingChoices.read(values),
            TraceInputs.maxLineBytes(values),
            threads.orElseGet(ConvertRequest::usualThreads));
    Optional<DataVersion> version = values.dataVersion("data-version");
    TeacherSettings teachers = TeacherSettings.read(values);
    if (problems.errors() > 0) {
      source.ifPresent(found -> found.find(problems));
      teachers.check(problems);
    }
    problems.throwIfAny();
    return new RunRequest(
        source.orElseThrow(),
        values.path("out"),
        values.has("force"),
        version,
        ConvertRequest.csv(values),
        how,
        values.has("strict"),
        teachers,
        model);
  }

  private static Optional<ModelPlan> model(RequestValues values, Optional<Integer> threads) {
    if (!values.has("model") && !values.has("endpoint")) {
      ModelPlan.checkAbsent(values);
      return Optional.empty();
    }
    int workers = threads.orElse(Runtime.getRuntime().availableProcessors());
    return ModelPlan.read(values, Math.min(ModelPlan.MOST_THREADS, workers));
  }
}
