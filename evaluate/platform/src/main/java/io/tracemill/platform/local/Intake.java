package io.tracemill.platform.local;

import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes files into folders of a workspace, under names of its own. */
final class Intake {
  private static final List<String> TRACES = List.of(".jsonl.gz", ".jsonl.zst", ".gz", ".zst");
  private static final List<String> CONFIGS = List.of(".json", ".yml");

  private final Workspace workspace;

  Intake(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Takes the files of a run into {@code folder}, after a look at what they say. */
  TracesDirectory take(TracesDirectory files, Path folder) throws IOException {
    Path job = take(files.jobDescription(), folder, "job_description.json");
    Path config = take(files.config(), folder, configName(files.config()));
    Optional<Path> testSet = files.testSet();
    Optional<Path> test =
        testSet.isPresent()
            ? Optional.of(take(testSet.get(), folder, rowsName("test", testSet.get())))
            : Optional.empty();
    Path traces = folder.resolve(tracesName(files.traces()));
    TracesDirectory taken = new TracesDirectory(traces, job, config, test, Optional.empty());
    check(taken);
    take(files.traces(), folder, String.valueOf(traces.getFileName()));
    return taken;
  }

  /** Takes one file; from a folder for what is being made it is moved, else it is copied. */
  Path take(Path file, Path folder, String name) throws IOException {
    Path place = folder.resolve(name);
    if (workspace.isScratch(file)) {
      return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }
    try (InputStream in = Files.newInputStream(file)) {
      Files.copy(in, place);
    }
    return place;
  }

  /**
   * Looks at config and job description.
   *
   * @throws RefusedException if they are wrong, with all that is
   */
  static void check(TracesDirectory files) {
    check(files, Overrides.none());
  }

  /** The same where rows are of another version. */
  static void check(TracesDirectory files, Overrides overrides) {
    try {
      RunInputs.read(files, overrides, new Problems());
    } catch (RequestException e) {
      throw refused(e, files.config());
    }
  }

  /** What is wrong with files, by their names alone. */
  static RefusedException refused(RequestException wrong, Path file) {
    String folder = TracesDirectory.shown(file.resolveSibling("x")).replaceFirst("x$", "");
    return new RefusedException(
        Refusal.INVALID, String.valueOf(wrong.getMessage()).replace(folder, ""));
  }

  static String tracesName(Path file) {
    String ending = ending(file, TRACES).orElse("");
    return "traces.jsonl" + ending.replaceFirst("^\\.jsonl", "");
  }

  static String configName(Path file) {
    return "config" + ending(file, CONFIGS).orElse(".yaml");
  }

  /** The name of a file of rows, which are JSON Lines or CSV. */
  static String rowsName(String name, Path file) {
    return name + ending(file, List.of(".csv")).orElse(".jsonl");
  }

  private static Optional<String> ending(Path file, List<String> endings) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return endings.stream().filter(name::endsWith).findFirst();
  }
}
