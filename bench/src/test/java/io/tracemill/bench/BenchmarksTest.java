package io.tracemill.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tracemill.bench.checkpoint.CheckpointWriter;
import io.tracemill.bench.checkpoint.Qwen3Shape;
import io.tracemill.bench.convert.By;
import io.tracemill.bench.decode.Decodings;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.bench.input.Predictions;
import io.tracemill.bench.model.DecodedBy;
import io.tracemill.bench.model.MeasuredModel;
import io.tracemill.infer.decode.SchedulerCounts;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.RelevanceReport;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.score.Prediction;
import io.tracemill.score.Summary;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;

/** Every benchmark does the work that it says. */
final class BenchmarksTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, Executable> CHECKS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("ConvertBenchmark.convert", BenchmarksTest::convert),
              Map.entry("DecodeBenchmark.eight", BenchmarksTest::decode),
              Map.entry("DecodeBenchmark.one", BenchmarksTest::decode),
              Map.entry("DecodeBenchmark.thirtyTwo", BenchmarksTest::decode),
              Map.entry("EncodeBenchmark.encode", BenchmarksTest::encode),
              Map.entry("PrefillBenchmark.prefill", BenchmarksTest::prefill),
              Map.entry("TemplateBenchmark.render", BenchmarksTest::template),
              Map.entry("ReadBenchmark.read", BenchmarksTest::read),
              Map.entry("RelevanceBenchmark.gather", BenchmarksTest::gather),
              Map.entry("RelevanceBenchmark.judge", BenchmarksTest::judge),
              Map.entry("RunBenchmark.convert", BenchmarksTest::runConvert),
              Map.entry("RunBenchmark.run", BenchmarksTest::run),
              Map.entry("RunBenchmark.survey", BenchmarksTest::survey),
              Map.entry("SchedulerBenchmark.decode", BenchmarksTest::schedule),
              Map.entry("ScoreBenchmark.score", BenchmarksTest::score),
              Map.entry("ScoreBenchmark.summary", BenchmarksTest::summary),
              Map.entry("ThreadsBenchmark.convert", BenchmarksTest::threads),
              Map.entry("TokenizeBenchmark.jackson", BenchmarksTest::jackson),
              Map.entry("TokenizeBenchmark.swarTape", BenchmarksTest::tape),
              Map.entry("TokenizeBenchmark.tape", BenchmarksTest::tape),
              Map.entry("WriteBenchmark.write", BenchmarksTest::write)));

  private static final List<DecodedBy> DECODERS = List.of(DecodedBy.TRACEMILL, DecodedBy.NDARRAY);

  @TempDir private static Path directory;

  private static final GeneratedInput TRACES = GeneratedInput.of(InputShape.TRACES, 1_200_000);
  private static final GeneratedInput CHATS = GeneratedInput.of(InputShape.CHATS, 100_000);

  @TestFactory
  Stream<DynamicTest> computesTheRightThing() {
    return CHECKS.entrySet().stream().map(check -> dynamicTest(check.getKey(), check.getValue()));
  }

  @Test
  void noBenchmarkIsUnchecked() {
    assertThat(all().keySet()).isEqualTo(CHECKS.keySet());
  }

  @Test
  void everyClaimIsAboutABenchmark() {
    Map<String, BenchmarkListEntry> all = all();
    for (Claim claim : Claim.ALL) {
      for (Measured measured : List.of(claim.fast(), claim.slow())) {
        assertThat(all).containsKey(measured.benchmark());
        Map<String, String[]> parameters = all.get(measured.benchmark()).getParams().get();
        assertThat(measured.parameters().keySet()).isEqualTo(parameters.keySet());
        measured
            .parameters()
            .forEach((name, value) -> assertThat(parameters.get(name)).contains(value));
      }
    }
  }

  /** By class and method, as JMH found them. */
  private static Map<String, BenchmarkListEntry> all() {
    Map<String, BenchmarkListEntry> all = new TreeMap<>();
    for (BenchmarkListEntry entry : BenchmarkList.defaultList().getAll(null, List.of())) {
      all.put(entry.getUsername().substring("io.tracemill.bench.".length()), entry);
    }
    return all;
  }

  /** How much is written by {@code by}, whose rows {@code ConvertersTest} has checked. */
  private static long bytes(By by, GeneratedInput input, Turns turns) throws IOException {
    long[] count = {0};
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int value) {
            count[0]++;
          }
        };
    by.converter().convert(input, turns, counting);
    return count[0];
  }

  private static void convert() throws IOException {
    ConvertBenchmark benchmark = new ConvertBenchmark();
    benchmark.turns = Turns.LAST;
    benchmark.load(CHATS);
    for (By by : By.values()) {
      benchmark.by = by;
      assertThat(benchmark.convert()).isEqualTo(bytes(by, CHATS, Turns.LAST)).isPositive();
    }
  }

  private static void threads() throws IOException {
    ThreadsBenchmark benchmark = new ThreadsBenchmark();
    benchmark.threads = 2;
    benchmark.load(TRACES);
    assertThat(benchmark.convert()).isEqualTo(bytes(By.TRACEMILL, TRACES, Turns.EVERY));
  }

  private static void write() throws IOException {
    WriteBenchmark benchmark = new WriteBenchmark();
    benchmark.shape = InputShape.CHATS;
    benchmark.load(CHATS);
    assertThat(benchmark.write()).isEqualTo(bytes(By.TRACEMILL, CHATS, Turns.EVERY));
  }

  private static void read() throws IOException {
    ReadBenchmark benchmark = new ReadBenchmark();
    benchmark.load(TRACES);
    int messages = 0;
    for (Line line : TRACES.lines()) {
      messages += tree(line).get("messages").size();
    }
    assertThat(benchmark.read()).isEqualTo(messages);
    benchmark.tokenizer = TokenizerKind.SWAR;
    benchmark.load(TRACES);
    assertThat(benchmark.read()).isEqualTo(messages);
  }

  private static void tape() throws IOException {
    TokenizeBenchmark benchmark = new TokenizeBenchmark();
    benchmark.load(TRACES);
    int fields = 0;
    for (Line line : TRACES.lines()) {
      fields += tree(line).size();
    }
    assertThat(benchmark.tape()).isEqualTo(fields);
    assertThat(benchmark.swarTape()).isEqualTo(fields);
  }

  private static void jackson() throws IOException {
    TokenizeBenchmark benchmark = new TokenizeBenchmark();
    benchmark.load(TRACES);
    int tokens = 0;
    for (Line line : TRACES.lines()) {
      tokens += tokens(tree(line));
    }
    assertThat(benchmark.jackson()).isEqualTo(tokens);
  }

  private static JsonNode tree(Line line) throws IOException {
    return JSON.readTree(line.bytes(), line.start(), line.length());
  }

  private static int tokens(JsonNode value) {
    int tokens = value.isContainerNode() ? 2 : 1;
    for (JsonNode inside : value) {
      tokens += tokens(inside) + (value.isObject() ? 1 : 0);
    }
    return tokens;
  }

  private static void gather() {
    RelevanceBenchmark benchmark = new RelevanceBenchmark();
    benchmark.load(TRACES);
    TraceTable table = benchmark.gather();
    IntFunction<byte[]> evidence = table.reader(RelevanceBenchmark.SCREEN.columns().get(0));
    List<ByteBuffer> all = new ArrayList<>();
    for (int trace = 0; trace < table.size(); trace++) {
      all.add(ByteBuffer.wrap(evidence.apply(trace).clone()));
    }
    assertThat(all).hasSize(TRACES.lines().size()).doesNotHaveDuplicates();
  }

  private static void judge() throws IOException {
    RelevanceBenchmark benchmark = new RelevanceBenchmark();
    benchmark.load(TRACES);
    assertThat(benchmark.judge()).isEqualTo(report().traces().dropped());
  }

  private static RelevanceReport.Counts report() throws IOException {
    RunBenchmark benchmark = new RunBenchmark();
    benchmark.load(TRACES);
    try (JsonLines lines = TRACES.open();
        TraceFile again = benchmark.traces(lines)) {
      return benchmark.survey().write(again, OutputStream.nullOutputStream());
    } finally {
      benchmark.tearDown();
    }
  }

  private static void survey() throws IOException {
    assertThat(report().lines().kept()).isEqualTo(TRACES.lines().size());
  }

  private static void run() throws IOException {
    RunBenchmark benchmark = new RunBenchmark();
    benchmark.load(TRACES);
    Prepared prepared = benchmark.run();
    benchmark.tearDown();
    assertThat(prepared.lines().kept()).isEqualTo(TRACES.lines().size());
    assertThat(prepared.train().traces()).isEqualTo(1);
    assertThat(prepared.test().traces()).isEqualTo(1);
    assertThat(prepared.leftOver().kept()).isEqualTo(80);
  }

  private static void runConvert() throws IOException {
    RunBenchmark benchmark = new RunBenchmark();
    benchmark.load(TRACES);
    long rows = benchmark.convert();
    benchmark.tearDown();
    assertThat(rows).isEqualTo(bytes(By.TRACEMILL, TRACES, Turns.EVERY));
  }

  private static void schedule() {
    SchedulerBenchmark benchmark = new SchedulerBenchmark();
    benchmark.setup();
    SchedulerCounts counts = benchmark.decode();
    assertThat(counts.decoded()).isEqualTo(Decodings.ROWS * Decodings.ANSWER);
    assertThat(counts.prefilled()).isEqualTo(150 + Decodings.ROWS * 40);
  }

  private static void score() {
    for (Task task : List.of(Task.CLASSIFICATION, Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK)) {
      ScoreBenchmark benchmark = new ScoreBenchmark();
      benchmark.task = task;
      benchmark.setup();
      assertThat(benchmark.score().summary().rows()).isEqualTo(Predictions.COUNT);
    }
  }

  private static void summary() {
    ScoreBenchmark benchmark = new ScoreBenchmark();
    benchmark.task = Task.CLASSIFICATION;
    benchmark.setup();
    Summary summary = benchmark.summary();
    double same =
        Predictions.of(Task.CLASSIFICATION).stream().filter(BenchmarksTest::right).count();
    assertThat(summary.metric("accuracy").orElseThrow().estimate().orElseThrow().mean())
        .isEqualTo(same / Predictions.COUNT);
  }

  private static boolean right(Prediction prediction) {
    return prediction.answer().equals(prediction.prediction());
  }

  private static Path tiny() throws IOException {
    CheckpointWriter.write(Qwen3Shape.TINY.config(), directory);
    return directory;
  }

  private static MeasuredModel loaded(DecodedBy by) throws IOException {
    MeasuredModel model = new MeasuredModel();
    model.by = by;
    model.load(tiny());
    return model;
  }

  private static void prefill() throws IOException {
    Set<Integer> found = new HashSet<>();
    for (DecodedBy by : DECODERS) {
      MeasuredModel model = loaded(by);
      found.add(new PrefillBenchmark().prefill(model));
      model.tearDown();
    }
    assertThat(found).hasSize(1);
  }

  private static void decode() throws IOException {
    Set<List<Integer>> found = new HashSet<>();
    for (DecodedBy by : DECODERS) {
      MeasuredModel model = loaded(by);
      DecodeBenchmark benchmark = new DecodeBenchmark();
      int[] all = benchmark.thirtyTwo(model);
      assertThat(benchmark.eight(model)).hasSize(8);
      assertThat(benchmark.one(model)).hasSize(1);
      model.tearDown();
      assertThat(all).hasSize(32);
      found.add(Arrays.stream(all).boxed().toList());
    }
    assertThat(found).hasSize(1);
  }

  private static void encode() throws IOException {
    EncodeBenchmark benchmark = new EncodeBenchmark();
    benchmark.load(tiny());
    StringBuilder expected = new StringBuilder();
    for (Line line : GeneratedInput.of(InputShape.CHATS, EncodeBenchmark.BYTES).lines()) {
      expected.append(
          new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8));
    }
    assertThat(benchmark.decoded()).isEqualTo(expected.toString());
    benchmark.tearDown();
  }

  private static void template() throws IOException {
    TemplateBenchmark benchmark = new TemplateBenchmark();
    benchmark.setup();
    assertThat(benchmark.render())
        .hasSize(1433)
        .contains("\n<tool_call>\n{\"name\": \"find_orders\", \"arguments\": {\"customer\": ")
        .endsWith("<|im_end|>\n<|im_start|>assistant\n");
  }
}
