package io.tracemill.pipeline;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Beside;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.seen.SeenSet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the conversations of an earlier set, in whatever format it is. */
final class EarlierTraces {
  private EarlierTraces() {}

  /**
   * {@code policy}, by which the traces in {@code files} count as seen; the same without files.
   *
   * @param files a file, or a folder of files
   * @throws io.tracemill.pipeline.settings.RequestException if their format cannot be told
   */
  static ReadPolicy seen(Optional<Path> files, ReadPolicy policy, Watch watch) throws IOException {
    if (files.isEmpty()) {
      return policy;
    }
    try (Spools spools = new Spools()) {
      TraceInputs earlier = TraceInputs.of(TraceInputs.files(files.get().toString())).again(spools);
      ReadPolicy alike = policy.with(Beside.NOTHING);
      SeenSet seen = read(earlier.with(alike), files.get().toString(), watch);
      return policy.with(new Beside(policy.beside().feedback(), seen));
    }
  }

  private static SeenSet read(TraceInputs earlier, String name, Watch watch) throws IOException {
    SeenSet.Builder seen = new SeenSet.Builder();
    Tally lines = new Tally();
    try (Watch step = watch.begin("since", Progress.Unit.BYTES, earlier.bytes());
        Inputs inputs = earlier.open(step)) {
      Sampled source = new Sampled(inputs, earlier.tokenizer());
      TraceFormat format = earlier.format(source, inputs, watch);
      try (TraceFile file = earlier.file(source, format)) {
        TraceReader reader = file.reader(lines, new Tally());
        Outlet<Item> each =
            Outlet.of(
                item -> {
                  if (item instanceof Trace trace) {
                    seen.add(trace);
                  }
                },
                drop -> {});
        read(file.lines(), reader, each);
      }
      DamagedInputs.check(inputs.damages(), lines.kept());
    }
    SeenSet set = seen.build(name);
    watch.note("since: " + set.size() + " different conversations in " + name);
    return set;
  }

  private static void read(Batches.Source source, TraceReader reader, Outlet<Item> each)
      throws IOException {
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      for (Line line : next.get().lines()) {
        reader.take(line, each);
      }
    }
  }
}
