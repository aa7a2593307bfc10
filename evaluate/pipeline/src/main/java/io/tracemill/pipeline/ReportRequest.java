package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A page that is to be made.
 *
 * @param folder what a run made
 * @param out the page; what is there is replaced, as it can be made again
 */
public record ReportRequest(Path folder, Path out) {
  /** What pages are called in the folder that they show. */
  static final String NAME = "report.html";

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if there is nothing to be shown
   */
  public static ReportRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    Optional<Path> folder = values.path("folder");
    folder.ifPresent(path -> check(path, values.problems()));
    values.problems().throwIfAny();
    Path shown = folder.orElseThrow();
    return new ReportRequest(shown, values.path("out").orElse(shown.resolve(NAME)));
  }

  private static void check(Path folder, Problems problems) {
    boolean made =
        Stream.of(RunFiles.RUN, RunFiles.PREDICTIONS)
            .anyMatch(name -> Files.isRegularFile(folder.resolve(name)));
    if (!made) {
      problems.use(
          "folder",
          "expected a directory that tracemill run made, with "
              + RunFiles.RUN
              + ", but found "
              + (Files.isDirectory(folder) ? "none in " + folder : "no directory " + folder));
    }
  }
}
