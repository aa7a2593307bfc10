package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Collects every problem of a request and its files, so that all can be shown together.
 *
 * <p>Files keep the order in which they were first complained about; inside a file the line counts.
 */
public final class Problems {
  /** So many of a kind are shown. */
  private static final int SAME = 5;

  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> paths = new HashMap<>();
  private final List<String> files = new ArrayList<>();

  /** Has {@code file} shown with its folder: several may have the same last name. */
  void isAt(String file, String path) {
    paths.put(file, path);
  }

  void error(String file, int line, String path, String message) {
    add(new Problem(Severity.ERROR, file, OptionalInt.of(line), path, message));
  }

  void warning(String file, int line, String path, String message) {
    add(new Problem(Severity.WARNING, file, OptionalInt.of(line), path, message));
  }

  /** A problem of a file as a whole. */
  void error(String file, String message) {
    add(new Problem(Severity.ERROR, file, OptionalInt.empty(), "", message));
  }

  /** What was said of the setting {@code name} is wrong. */
  public void setting(String name, String message) {
    add(Problem.ofSetting(name, message));
  }

  /** What was said of the setting {@code name} cannot be, whatever the files say. */
  public void use(String name, String message) {
    add(new Problem(Severity.USE, Problem.named(name), OptionalInt.empty(), "", message));
  }

  /** What is asked for cannot be, whatever the files say. */
  public void use(String message) {
    add(new Problem(Severity.USE, "", OptionalInt.empty(), "", message));
  }

  /** Any problem. */
  public void add(Problem problem) {
    if (!files.contains(problem.file())) {
      files.add(problem.file());
    }
    problems.add(problem);
  }

  /** All of them, in the files' order; of many only the first, with how many more there are. */
  public List<Problem> all() {
    List<Problem> sorted =
        problems.stream()
            .sorted(
                Comparator.comparingInt((Problem problem) -> files.indexOf(problem.file()))
                    .thenComparingInt(problem -> problem.line().orElse(0)))
            .map(problem -> problem.in(paths.getOrDefault(problem.file(), problem.file())))
            .toList();
    return sorted.size() <= SAME ? sorted : shortened(sorted);
  }

  private static List<Problem> shortened(List<Problem> sorted) {
    Map<Problem, Integer> all = new HashMap<>();
    sorted.forEach(problem -> all.merge(problem.kind(), 1, Integer::sum));
    Map<Problem, Integer> seen = new HashMap<>();
    List<Problem> shown = new ArrayList<>();
    for (Problem problem : sorted) {
      int place = seen.merge(problem.kind(), 1, Integer::sum);
      int more = all.getOrDefault(problem.kind(), 0) - SAME;
      if (place == SAME && more > 0) {
        shown.add(problem.with("; and " + more + " more like this"));
      } else if (place <= SAME) {
        shown.add(problem);
      }
    }
    return List.copyOf(shown);
  }

  /** Those that do not stop a run. */
  public List<Problem> warnings() {
    return problems.isEmpty()
        ? List.of()
        : all().stream().filter(problem -> problem.severity() == Severity.WARNING).toList();
  }

  /** How many stop a run. */
  public int errors() {
    int errors = 0;
    for (Problem problem : problems) {
      errors += problem.severity() == Severity.WARNING ? 0 : 1;
    }
    return errors;
  }

  /** All of it, to be thrown. */
  public RequestException exception() {
    return new RequestException(all());
  }

  /**
   * Ends reading where something is wrong.
   *
   * @throws RequestException if there is an error; it holds the warnings too
   */
  public void throwIfAny() {
    if (errors() > 0) {
      throw exception();
    }
  }
}
