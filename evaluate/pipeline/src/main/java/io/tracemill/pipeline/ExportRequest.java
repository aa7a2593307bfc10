package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.settings.Choices;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.report.export.Export;
import io.tracemill.report.export.Exports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Predictions that are wanted in the form of another viewer.
 *
 * @param from a predictions file, the standard input as {@code -}, or the folder of a run
 * @param whose predictions, of a run; empty for the model's if it has them, else the original's
 * @param name of who answered; empty for what the run calls it
 * @param force whether {@code out} may be replaced
 * @param strict whether every line has to be a row
 */
public record ExportRequest(
    Path from,
    Export to,
    Optional<Whose> whose,
    Optional<String> name,
    Sink out,
    boolean force,
    boolean strict) {

  /** Who answered in a run. */
  public enum Whose {
    /** The model whose traces they are. */
    ORIGINAL,
    /** The one that answered in the end. */
    MODEL
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static ExportRequest read(RequestWords words) {
    Problems problems = new Problems();
    RequestValues values = new RequestValues(words, problems);
    Optional<Export> to = to(values);
    Optional<Whose> whose = values.constant("model", Whose.class);
    Optional<Sink> out = values.text("out").map(Sink::of);
    if (out.isEmpty()) {
      problems.setting("out", "expected the name of a file, or - for the standard output");
    }
    problems.throwIfAny();
    return new ExportRequest(
        Path.of(values.text("predictions").orElse("-")),
        to.orElseThrow(),
        whose,
        values.text("name"),
        out.orElseThrow(),
        values.has("force"),
        values.has("strict"));
  }

  private static Optional<Export> to(RequestValues values) {
    String key = values.text("to").orElse("");
    Optional<Export> to = Exports.named(key);
    if (to.isEmpty()) {
      String known = "expected one of " + Choices.EXPORTS.words();
      values.problems().setting("to", known + (key.isEmpty() ? "" : " but found " + key));
    }
    return to;
  }

  /** Complains of a file that would be written over. */
  void check(ExportSource source, Problems problems) throws IOException {
    Optional<Path> file = out.file().filter(Files::exists);
    if (file.isEmpty()) {
      return;
    }
    Optional<Path> in = source.input().path();
    if (Files.isDirectory(file.get())) {
      problems.setting("out", file.get() + " is a directory; expected a file");
    } else if (in.isPresent() && Files.exists(in.get()) && Files.isSameFile(in.get(), file.get())) {
      problems.setting("out", file.get() + " is the file to be exported; give another name");
    } else if (Files.isRegularFile(file.get()) && !force) {
      problems.setting(
          "out", file.get() + " is there already; choose another, or replace it with `force`");
    }
  }
}
