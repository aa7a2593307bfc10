package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.json.lines.Input;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.census.TraceCensus;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.trace.JobDescription;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@link Prepare} made of a file: each output's text, the counts, and the baseline. */
record PreparedFiles(
    String train,
    String test,
    String unstructured,
    String rejects,
    String dropped,
    String examples,
    Prepared counts,
    List<BaselineRow> baseline) {
  static final JobDescription NO_JOB =
      new JobDescription("Answer.", Optional.empty(), Map.of(), List.of(), Optional.empty());

  static PreparedFiles of(Path traces, PrepareSettings settings, Optional<TestSet> testSet)
      throws IOException {
    return of(traces, settings, NO_JOB, testSet);
  }

  static PreparedFiles of(
      Path traces, PrepareSettings settings, JobDescription job, Optional<TestSet> testSet)
      throws IOException {
    Input input = new Input("traces.jsonl", Optional.of(traces));
    try (Inputs lines = new Inputs(List.of(input))) {
      return of(input, lines, settings, new Prepare(settings, job, testSet));
    }
  }

  static PreparedFiles of(Input input, Batches.Source source, PrepareSettings settings)
      throws IOException {
    return of(input, source, settings, new Prepare(settings, NO_JOB, Optional.empty()));
  }

  private static PreparedFiles of(
      Input input, Batches.Source source, PrepareSettings settings, Prepare prepare)
      throws IOException {
    List<ByteArrayOutputStream> files = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      files.add(new ByteArrayOutputStream());
    }
    List<BaselineRow> baseline = new ArrayList<>();
    PreparedStreams out =
        new PreparedStreams(
            files.get(0), files.get(1), files.get(2), files.get(3), files.get(4), files.get(5));
    Path spool = input.path().orElseThrow().resolveSibling("spool");
    Prepared counts;
    try (TraceFile file = TraceFile.of(input, source, settings.reading(), spool)) {
      counts = prepare.run(file, out, baseline::add, bytes -> {});
    }
    assertThat(spool).doesNotExist();
    List<String> texts =
        files.stream().map(file -> file.toString(StandardCharsets.US_ASCII)).toList();
    ShownDrops.of(texts.get(5)).check(texts.get(4));
    return new PreparedFiles(
        texts.get(0),
        texts.get(1),
        texts.get(2),
        texts.get(3),
        texts.get(4),
        texts.get(5),
        counts,
        baseline);
  }

  static TestSet testSet(String... rows) throws IOException {
    byte[] bytes = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    List<Line> lines = new ArrayList<>();
    Resources.lines("test.jsonl", bytes).forEach(lines::add);
    return new TestSet(lines);
  }

  /** The texts alone. */
  List<String> texts() {
    return List.of(train, test, unstructured, rejects, dropped, examples);
  }

  /** What the traces are like. */
  String likeness() {
    TraceCensus census = counts.census();
    return census.traces() + ": " + census.turns() + census.characters() + census.tools();
  }

  Overlap overlap() throws IOException {
    return WrittenRows.read(stream(train), stream(test)).overlap();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
