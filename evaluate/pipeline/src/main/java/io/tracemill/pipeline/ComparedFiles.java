package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Input;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.compare.ComparedFile;
import io.tracemill.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the predictions that are to be compared: files, and what is in folders of runs. A folder
 * with predictions of the original model and of one that answered later holds two models.
 */
final class ComparedFiles {
  private static final Name MODEL = Name.of("model");
  private static final Name NAME = Name.of("name");

  private final List<Input> given;
  private final Problems problems;
  private final List<ComparedFile> found = new ArrayList<>();

  private ComparedFiles(List<Input> given, Problems problems) {
    this.given = given;
    this.problems = problems;
  }

  /**
   * The predictions in {@code given}, in their order; complains where they are not two at least.
   */
  static List<ComparedFile> of(List<Input> given, Problems problems) throws IOException {
    ComparedFiles files = new ComparedFiles(given, problems);
    for (Input input : given) {
      files.take(input);
    }
    if (problems.errors() == 0 && files.found.size() < 2) {
      problems.use(
          "expected two files of predictions or folders of runs but found one, "
              + files.found.get(0).file().name()
              + "; a folder alone has to hold "
              + RunFiles.MODEL_PREDICTIONS
              + ", which tracemill run DIR --model M writes");
    }
    return files.found;
  }

  private void take(Input input) throws IOException {
    if (input.path().isEmpty() || !Files.isDirectory(input.path().get())) {
      if (input.path().isEmpty() && given.stream().filter(input::equals).count() > 1) {
        problems.use("the standard input can be read once only; give one - at most");
      }
      found.add(new ComparedFile(label(input), input));
      return;
    }
    Path folder = input.path().get();
    Optional<Path> original = in(folder, RunFiles.PREDICTIONS);
    Optional<Path> model = in(folder, RunFiles.MODEL_PREDICTIONS);
    boolean both = original.isPresent() && model.isPresent();
    String of = given.size() == 1 ? "" : label(input) + " ";
    original.ifPresent(file -> add(both ? of + "original" : label(input), file));
    model.ifPresent(file -> add(both ? of + modelName(folder) : label(input), file));
    if (original.isEmpty() && model.isEmpty()) {
      problems.use(
          input.name()
              + ": expected a folder that tracemill run made, with rows in "
              + RunFiles.PREDICTIONS
              + " or "
              + RunFiles.MODEL_PREDICTIONS
              + ", but found none; name the file itself where it is called otherwise");
    }
  }

  private void add(String name, Path file) {
    found.add(new ComparedFile(name, Input.of(file.toString())));
  }

  /** A file that has rows: a run without a baseline leaves an empty one. */
  private static Optional<Path> in(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) && Files.size(file) > 0 ? Optional.of(file) : Optional.empty();
  }

  /** The last name of a path, where no other one has the same. */
  private String label(Input input) {
    String last = last(input);
    return given.stream().filter(other -> last(other).equals(last)).count() == 1
        ? last
        : input.name();
  }

  private static String last(Input input) {
    return input
        .path()
        .map(path -> String.valueOf(path.toAbsolutePath().normalize().getFileName()))
        .orElse(input.name());
  }

  /** What the run calls its model. */
  private static String modelName(Path folder) {
    try {
      byte[] record = Files.readAllBytes(folder.resolve(RunFiles.RUN));
      return new Tape()
          .read(Line.of(RunFiles.RUN, record))
          .find(MODEL)
          .flatMap(model -> model.find(NAME))
          .map(Node::text)
          .orElse("model");
    } catch (IOException | DataException e) {
      return "model";
    }
  }
}
