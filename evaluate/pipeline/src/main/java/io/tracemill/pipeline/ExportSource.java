package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.ExportRequest.Whose;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.report.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The predictions that are exported.
 *
 * @param name of the run or the file, for people
 * @param model who answered, for people
 * @param other whose predictions the run has beside them, if anybody's
 */
record ExportSource(Input input, String name, String model, Optional<Whose> other) {
  private static final String UNNAMED = "model";

  /** What {@code request} means; nothing where it is not there, and problems say so. */
  static Optional<ExportSource> find(ExportRequest request, Problems problems) throws IOException {
    if (Files.isDirectory(request.from())) {
      return ofRun(request, problems);
    }
    if (request.whose().isPresent()) {
      problems.setting(
          "model",
          "chooses among the predictions of a run's folder, but "
              + request.from()
              + " is no folder; `name` says who answered");
      return Optional.empty();
    }
    Input input = Input.of(request.from().toString());
    String name = input.path().map(ExportSource::stem).orElse("stdin");
    return Optional.of(
        new ExportSource(input, name, request.name().orElse(UNNAMED), Optional.empty()));
  }

  /** Whether there is no such file, so that nothing can be copied. */
  boolean isMissing() {
    return input.path().filter(Files::notExists).isPresent();
  }

  private static Optional<ExportSource> ofRun(ExportRequest request, Problems problems)
      throws IOException {
    Path folder = request.from();
    boolean model = Files.exists(folder.resolve(RunFiles.MODEL_PREDICTIONS));
    Whose whose = request.whose().orElse(model ? Whose.MODEL : Whose.ORIGINAL);
    Path file = folder.resolve(file(whose));
    if (!Files.exists(file)) {
      problems.use(
          "predictions",
          "expected "
              + file(whose)
              + " in "
              + folder
              + " but found none"
              + (request.whose().isPresent()
                  ? ""
                  : "; give a predictions file, or a run's folder"));
      return Optional.empty();
    }
    Whose besides = whose == Whose.MODEL ? Whose.ORIGINAL : Whose.MODEL;
    Optional<Whose> other =
        Optional.of(besides).filter(there -> Files.exists(folder.resolve(file(there))));
    Path whole = folder.toAbsolutePath().normalize();
    String name = String.valueOf(Optional.ofNullable(whole.getFileName()).orElse(whole));
    String who = request.name().isPresent() ? request.name().get() : called(folder, whose);
    return Optional.of(new ExportSource(Input.of(file.toString()), name, who, other));
  }

  private static String file(Whose whose) {
    return whose == Whose.MODEL ? RunFiles.MODEL_PREDICTIONS : RunFiles.PREDICTIONS;
  }

  private static String called(Path folder, Whose whose) throws IOException {
    return whose == Whose.ORIGINAL ? "original" : RunFolder.model(folder);
  }

  /** The last name of {@code file} without what says of what kind it is. */
  private static String stem(Path file) {
    String name = String.valueOf(file.getFileName());
    String stem = name.replaceFirst("(?i)\\.(gz|zst)$", "").replaceFirst("\\.[a-z]+$", "");
    return stem.isEmpty() ? name : stem;
  }
}
