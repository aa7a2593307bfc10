package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.InspectedFile;
import io.tracemill.pipeline.inspect.Inspection;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Says what is in files of traces. */
public final class InspectTraces {
  private final Watch watch;

  /** A use case. */
  public InspectTraces(Progress progress) {
    this.watch = new Watch(progress);
  }

  /**
   * The files that {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static TraceInputs read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    TraceInputs traces = TraceInputs.read(values);
    values.problems().throwIfAny();
    return traces;
  }

  /**
   * Inspects.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   */
  public InspectResult run(TraceInputs request) throws IOException {
    Problems problems = new Problems();
    request.check(problems);
    watch.go(problems);
    TraceInputs traces = request.afterEarlier(watch);
    List<InspectedFile> files = new ArrayList<>();
    for (Input input : traces.inputs()) {
      files.add(InspectedFile.of(input));
    }
    try (Watch step = watch.begin("inspect", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step)) {
      Findings found =
          new Inspection(traces.policy(), traces.tokenizer())
              .look(
                  new Sampled(inputs, traces.tokenizer()),
                  traces.format(),
                  traces::file,
                  inputs::blank);
      DamagedInputs.check(inputs.damages(), found.size().lines() - inputs.damages().size());
      return new InspectResult(files, found, DamagedInputs.failure(inputs.damages()));
    }
  }
}
