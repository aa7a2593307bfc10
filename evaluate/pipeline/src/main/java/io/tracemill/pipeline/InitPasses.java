package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.learn.LearnedLog;
import io.tracemill.prepare.learn.Pass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads all traces again and again. */
final class InitPasses implements LearnedLog.Passes {
  private final TraceInputs traces;
  private final int threads;
  private final Watch watch;
  private Optional<TraceFormat> format = Optional.empty();
  private List<Damage> damages = List.of();
  private Tally lines = new Tally();

  InitPasses(TraceInputs traces, int threads, Watch watch) {
    this.traces = traces;
    this.threads = threads;
    this.watch = watch;
  }

  /** The format that the first pass found out. */
  TraceFormat format() {
    return format.orElseThrow();
  }

  /** What is wrong with files that could be read in part only, as the last pass saw it. */
  List<Damage> damages() {
    return damages;
  }

  /** What became of the lines in the last pass. */
  Tally lines() {
    return lines;
  }

  @Override
  public <T> T next(LearnedLog.Work<T> work) throws IOException {
    return next(work, threads);
  }

  /** The same in the order of the traces. */
  <T> T inOrder(LearnedLog.Work<T> work) throws IOException {
    return next(work, 1);
  }

  private <T> T next(LearnedLog.Work<T> work, int readers) throws IOException {
    try (Watch step = watch.begin("init", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step)) {
      Sampled source = new Sampled(inputs, traces.tokenizer());
      TraceFormat found = format.isPresent() ? format.get() : traces.format(source, inputs, watch);
      format = Optional.of(found);
      List<Tally> tallies = new ArrayList<>();
      T result;
      try (TraceFile file = traces.file(source, found)) {
        result = work.with(pass(file, tallies, readers));
      }
      lines = new Tally();
      tallies.forEach(lines::add);
      damages = inputs.damages();
      return result;
    }
  }

  private static Pass pass(TraceFile file, List<Tally> tallies, int readers) {
    return new Pass(
        file.lines(), () -> file.reader(tally(tallies), new Tally()), readers, bytes -> {});
  }

  private static Tally tally(List<Tally> tallies) {
    Tally tally = new Tally();
    tallies.add(tally);
    return tally;
  }
}
