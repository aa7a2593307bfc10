package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Beside;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.learn.LearnedLog;
import io.tracemill.prepare.seen.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the folder of a run of traces alone: job description and config are learnt from them. A log
 * of several jobs makes a folder for each.
 */
public final class InitTraces {
  private final Watch watch;

  /** A use case. */
  public InitTraces(Progress progress) {
    this.watch = new Watch(progress);
  }

  /**
   * Learns and writes; each folder appears when all are complete.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if there is no trace
   */
  public InitResult run(InitRequest request) throws IOException {
    Problems problems = new Problems();
    request.check(problems);
    watch.go(problems);
    InitFolders.check(request);
    try (Spools spools = new Spools()) {
      TraceInputs traces = request.traces().again(spools).afterEarlier(watch);
      InitPasses passes = new InitPasses(traces, request.threads(), watch);
      LearnedLog log = LearnedLog.of(passes);
      Tally lines = passes.lines();
      DamagedInputs.check(passes.damages(), lines.kept());
      if (log.jobs().isEmpty()) {
        throw new NotAcceptable(nothing(lines));
      }
      InitFolders folders = new InitFolders(request, log, passes.format().name());
      Optional<Path> file = linked(request, passes);
      InitFolders.Written written =
          log.jobs().size() == 1 && file.isPresent()
              ? folders.linked(file.get())
              : folders.copied(passes);
      return new InitResult(
          StageCounts.of(lines),
          written.folders(),
          leftovers(log),
          written.leftovers(),
          DamagedInputs.failure(passes.damages()));
    }
  }

  private static Map<String, Long> leftovers(LearnedLog log) {
    Map<String, Long> counts = new LinkedHashMap<>();
    log.leftovers().forEach(one -> counts.merge(one.title(), one.traces(), Long::sum));
    return counts;
  }

  private static String nothing(Tally lines) {
    return "no trace was found in "
        + lines.read()
        + " lines; tracemill inspect says what the lines hold";
  }

  /** The only file, if a run can read it as it is. */
  private static Optional<Path> linked(InitRequest request, InitPasses passes) {
    Optional<Path> file =
        request.traces().inputs().size() == 1
            ? request.traces().inputs().get(0).path()
            : Optional.<Path>empty();
    boolean asItIs =
        request.traces().earlier().isEmpty()
            && request.traces().policy().with(Beside.NOTHING).equals(ReadPolicy.USUAL)
            && request.traces().policy().beside().seen().equals(Seen.NOTHING)
            && passes.damages().isEmpty();
    return file.filter(path -> asItIs && Files.isRegularFile(path));
  }
}
