package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Traces of which the folders of runs are to be made.
 *
 * @param out the folder to make; empty for one named after the first file
 * @param force whether what was made before may be replaced
 * @param threads how many read; the result does not depend on it
 */
public record InitRequest(TraceInputs traces, Optional<Path> out, boolean force, int threads) {

  /** Somebody works. */
  public InitRequest {
    if (threads < 1) {
      throw new IllegalArgumentException("at least 1 thread, not " + threads);
    }
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static InitRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    InitRequest request =
        new InitRequest(
            TraceInputs.read(values),
            values.path("out"),
            values.has("force"),
            values.range("threads", Integer.MAX_VALUE).orElseGet(ConvertRequest::usualThreads));
    values.problems().throwIfAny();
    return request;
  }

  /** Complains of what is no file. */
  void check(Problems problems) {
    traces.check(problems);
    for (Input input : traces.inputs()) {
      if (input.path().isPresent() && Files.notExists(input.path().get())) {
        problems.use(input.name() + ": no such file");
      }
    }
  }

  /** Where the folder goes. */
  Path folder() {
    return out.orElseGet(
        () -> {
          Path first = Path.of(traces.inputs().get(0).name());
          String name = String.valueOf(first.toAbsolutePath().normalize().getFileName());
          return Path.of(name.replaceFirst("(\\.\\w+)?(\\.gz|\\.zst)?$", "") + "-job");
        });
  }
}
