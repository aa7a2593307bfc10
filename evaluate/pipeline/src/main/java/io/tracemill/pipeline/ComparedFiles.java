package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.compare.ComparedFile;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.report.RunFolder;
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
  private static final int MOST_NAMES = 4;

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
    if (given.stream().filter(input -> input.path().isEmpty()).count() > 1) {
      problems.use("the standard input can be read once only; give one - at most");
    }
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
      add(label(input), input);
      return;
    }
    Path folder = input.path().get();
    Optional<Path> original = in(folder, RunFiles.PREDICTIONS);
    Optional<Path> model = in(folder, RunFiles.MODEL_PREDICTIONS);
    boolean both = original.isPresent() && model.isPresent();
    String of = given.size() == 1 ? "" : label(input) + " ";
    original.ifPresent(file -> add(both ? of + "original" : label(input), file));
    if (model.isPresent()) {
      add(both ? of + RunFolder.model(folder) : label(input), model.get());
    }
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
    add(name, Input.of(file.toString()));
  }

  /** Adds a model; of two with the same name, the same file as it were, the later gets a number. */
  private void add(String name, Input file) {
    String unique = name;
    for (int number = 2; isTaken(unique); number++) {
      unique = name + " (" + number + ")";
    }
    found.add(new ComparedFile(unique, file));
  }

  private boolean isTaken(String name) {
    return found.stream().anyMatch(other -> other.name().equals(name));
  }

  /** A file that has rows: a run without a baseline leaves an empty one. */
  private static Optional<Path> in(Path folder, String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) && Files.size(file) > 0 ? Optional.of(file) : Optional.empty();
  }

  /** The last names of a path: as many as it takes to tell it from the others. */
  private String label(Input input) {
    for (int names = 1; names <= MOST_NAMES; names++) {
      int last = names;
      String label = last(input, last);
      boolean alone =
          given.stream()
              .filter(other -> !other.equals(input))
              .noneMatch(other -> last(other, last).equals(label));
      if (alone) {
        return label;
      }
    }
    return input.name();
  }

  private static String last(Input input, int names) {
    if (input.path().isEmpty()) {
      return input.name();
    }
    Path path = input.path().get().toAbsolutePath().normalize();
    int all = path.getNameCount();
    return all == 0 ? path.toString() : path.subpath(Math.max(0, all - names), all).toString();
  }
}
