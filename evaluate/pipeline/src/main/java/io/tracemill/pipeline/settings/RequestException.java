package io.tracemill.pipeline.settings;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Says everything that is wrong with a request and the files of settings that it names; nothing has
 * been done yet. Whoever asks has to ask otherwise.
 */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  RequestException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** Errors and warnings, in the files' order. */
  public List<Problem> problems() {
    return problems;
  }
}
