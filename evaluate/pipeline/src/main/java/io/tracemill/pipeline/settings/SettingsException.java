package io.tracemill.pipeline.settings;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with what the user gave; nothing has been done yet. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  SettingsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Errors and warnings, in the files' order. */
  public List<Problem> problems() {
    return problems;
  }
}
