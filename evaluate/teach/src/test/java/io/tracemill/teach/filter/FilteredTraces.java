package io.tracemill.teach.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.lines.Input;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.Screens;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run left out of a file of traces.
 *
 * @param dropped the message of each trace, by its line, behind the reason
 */
record FilteredTraces(Prepared counts, Map<Long, String> dropped) {

  /** Prepares all traces of a file with {@code filter}. */
  static FilteredTraces of(Path file, TraceFormat format, Screen filter, int threads)
      throws IOException {
    PrepareSettings settings = settings(format, filter, threads);
    OutputStream nowhere = OutputStream.nullOutputStream();
    ByteArrayOutputStream dropped = new ByteArrayOutputStream();
    Input input = new Input("traces.jsonl", Optional.of(file));
    JobDescription job =
        new JobDescription("Chat.", Optional.empty(), Map.of(), List.of(), Optional.empty());
    try (Inputs lines = new Inputs(List.of(input));
        TraceFile traces =
            TraceFile.of(input, lines, settings.reading(), file.resolveSibling("spool"))) {
      Prepared counts =
          new Prepare(settings, job, Optional.empty())
              .run(
                  traces,
                  new PreparedStreams(nowhere, nowhere, nowhere, nowhere, dropped),
                  row -> {},
                  bytes -> {});
      assertThat(counts.traces().read()).isEqualTo(counts.lines().kept());
      return new FilteredTraces(counts, byLine(dropped.toString(StandardCharsets.UTF_8)));
    }
  }

  private static Map<Long, String> byLine(String dropped) {
    Map<Long, String> byLine = new TreeMap<>();
    for (String line : dropped.lines().toList()) {
      Node drop = Node.of(line);
      String reason = drop.field(Name.of("reason")).text();
      if (List.of("duplicate", "irrelevant", "incoherent", "no_answer").contains(reason)) {
        byLine.put(
            drop.field(Name.of("line")).number().longValueExact(),
            reason + ": " + drop.field(Name.of("message")).text());
      }
    }
    return byLine;
  }

  private static PrepareSettings settings(TraceFormat format, Screen filter, int threads) {
    return new PrepareSettings(
        format,
        Turns.LAST,
        Screens.of(Optional.of(filter)),
        new SplitSizes(10, 10, 1000),
        7,
        new RowSettings(
            Task.CHAT_COMPLETION, DataVersion.V1, SystemPrompts.KEEP, 100_000, false, true),
        SystemPrompts.KEEP,
        1 << 20,
        TokenizerKind.JACKSON,
        threads);
  }
}
