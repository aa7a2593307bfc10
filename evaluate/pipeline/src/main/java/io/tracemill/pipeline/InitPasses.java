package io.tracemill.pipeline;

import io.tracemill.json.lines.Damage;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.flow.Places;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.learn.LearnedLog;
import io.tracemill.prepare.learn.Pass;
import io.tracemill.trace.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
      if (found.join().isPresent()) {
        checkOne(found);
        try (TraceFile file = traces.file(source, found)) {
          result = work.with(pass(file, tallies, readers));
        }
      } else {
        Supplier<Stage<Line, Item>> reader =
            () ->
                new TraceReader(
                    found,
                    traces.policy(),
                    traces.tokenizer(),
                    tally(tallies),
                    new Tally(),
                    Places.OWN);
        result = work.with(new Pass(source, reader, readers, bytes -> {}));
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

  private void checkOne(TraceFormat found) {
    if (traces.inputs().size() > 1) {
      Problems problems = new Problems();
      problems.use(
          "traces of the format "
              + found.name()
              + " stand on several lines, which have to be in one file: expected one `input` but"
              + " found "
              + traces.inputs().size());
      problems.throwIfAny();
    }
  }
}
