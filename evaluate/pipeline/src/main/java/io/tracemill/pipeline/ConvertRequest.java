package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.prepare.form.FormSettings;
import io.tracemill.prepare.format.ReasoningPolicy;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Traces to be made into rows.
 *
 * @param form in which whole conversations are written in the place of rows
 * @param out where the rows go
 * @param rejects where what is dropped goes; empty for {@code FILE.rejects.jsonl} beside the rows'
 *     file, which then appears only if anything is dropped, and for nowhere where rows go elsewhere
 * @param csv whether rows are written as CSV, and how
 * @param threads how many work; the result does not depend on it
 * @param strict whether nothing may be dropped
 */
public record ConvertRequest(
    TraceInputs traces,
    Rows rows,
    Optional<FormSettings> form,
    Sink out,
    Optional<Path> rejects,
    Csv csv,
    int threads,
    boolean strict) {
  /** More do not help: then writing is what takes the time. */
  private static final int MOST_THREADS_BY_DEFAULT = 4;

  /** Somebody works. */
  public ConvertRequest {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread, not " + threads);
    }
  }

  /** The same of other traces. */
  ConvertRequest with(TraceInputs other) {
    return new ConvertRequest(other, rows, form, out, rejects, csv, threads, strict);
  }

  /**
   * Which rows are made.
   *
   * @param systemPrompts empty to keep them in data version 0 and to remove them in 1
   * @param maxCharacters rows with more are dropped
   */
  public record Rows(
      Turns turns,
      Task task,
      DataVersion version,
      Optional<SystemPrompts> systemPrompts,
      int maxCharacters) {

    /** A row for every answer, in data version 0. */
    public static final Rows USUAL =
        new Rows(
            Turns.EVERY,
            Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK,
            DataVersion.V0,
            Optional.empty(),
            1_000_000);

    static Rows read(RequestValues values) {
      return new Rows(
          values.constant("turns", Turns.class).orElse(USUAL.turns),
          values.task("task").orElse(USUAL.task),
          values.dataVersion("data-version").orElse(USUAL.version),
          values.constant("system", SystemPrompts.class),
          values.range("max-row-chars", Integer.MAX_VALUE).orElse(USUAL.maxCharacters));
    }

    SystemPrompts shownSystemPrompts() {
      SystemPrompts usual = version == DataVersion.V0 ? SystemPrompts.KEEP : SystemPrompts.REMOVE;
      return systemPrompts.orElse(usual);
    }
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static ConvertRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    Optional<FormSettings> form = WholeForm.read(values);
    ConvertRequest request =
        new ConvertRequest(
            traces(values, form),
            Rows.read(values),
            form,
            Sink.of(values.text("out").orElse("-")),
            values.path("rejects"),
            csv(values),
            values.range("threads", Integer.MAX_VALUE).orElse(usualThreads()),
            values.has("strict"));
    values.problems().throwIfAny();
    return request;
  }

  /** A form that has thoughts has them unless something else is asked for. */
  private static TraceInputs traces(RequestValues values, Optional<FormSettings> form) {
    TraceInputs traces = TraceInputs.read(values);
    boolean thinks = form.isPresent() && form.get().form().hasThoughts();
    return thinks && !values.has("reasoning") ? traces.with(ReasoningPolicy.KEEP) : traces;
  }

  /** The settings {@code csv} and {@code csv-safe}. */
  static Csv csv(RequestValues values) {
    if (values.has("csv-safe")) {
      return Csv.SAFE;
    }
    return values.has("csv") ? Csv.EXACT : Csv.NONE;
  }

  /** As many as there are processors, but few. */
  static int usualThreads() {
    return Math.min(MOST_THREADS_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
  }

  /** Where what is dropped goes. */
  Optional<Path> rejectsFile() {
    return rejects.isPresent() || !(out instanceof Sink.ToFile file) || file.isSpecial()
        ? rejects
        : Optional.of(Path.of(file.path() + ".rejects.jsonl"));
  }

  /** Complains of files that would be written over one another. */
  void check(Problems problems) throws IOException {
    traces.check(problems);
    Optional<Path> to = out.file();
    if (to.isPresent()) {
      traces.keep("out", to.get(), problems);
    }
    Optional<Path> left = rejectsFile();
    if (left.isPresent()) {
      traces.keep("rejects", left.get(), problems);
    }
    if (left.isPresent() && to.isPresent() && normal(left.get()).equals(normal(to.get()))) {
      problems.use("rejects", left.get() + " is the file of `out`; give another name");
    }
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
