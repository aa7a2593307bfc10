package io.tracemill.teach.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.json.Node;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.OnFailure;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Recorded conversations about restaurants among others, and a teacher who knows which is which.
 */
final class MixedTracesTest {
  private static final long SEED = 99;
  private static final TraceFormat FORMAT =
      Formats.named("unstructured_with_openai_messages").orElseThrow();

  @TempDir private Path folder;

  private Path data = Path.of("");

  /** By what a teacher sees of each. */
  private final Map<String, Boolean> truth = new HashMap<>();

  private final Set<Long> irrelevant = new TreeSet<>();

  @BeforeEach
  void readTheTruth() throws IOException {
    data = SharedData.file("tft/mixing");
    List<Boolean> relevant = new ArrayList<>();
    Node.of(Files.readString(data.resolve("relevant.json")))
        .items()
        .forEach(each -> relevant.add(each.is(Kind.TRUE)));
    TraceReader reader = new TraceReader(FORMAT, TokenizerKind.JACKSON, new Tally(), new Tally());
    Input input = new Input("traces.jsonl", Optional.of(data.resolve("traces.jsonl")));
    try (Inputs inputs = new Inputs(List.of(input))) {
      for (Optional<Lines> batch = inputs.next(); batch.isPresent(); batch = inputs.next()) {
        for (Line line : batch.get().lines()) {
          boolean fits = relevant.get((int) line.number() - 1);
          reader.take(
              line, Outlet.of(item -> truth.put(TraceText.of((Trace) item), fits), drop -> {}));
          if (!fits) {
            irrelevant.add(line.number());
          }
        }
      }
    }
    assertThat(truth).hasSize(relevant.size());
  }

  private String answer(AskedTraces asked) {
    return asked.traces().entrySet().stream()
        .map(each -> AskedTraces.scores(each.getKey(), truth.get(each.getValue()) ? 5 : 2, 4))
        .collect(Collectors.joining("\n"));
  }

  private FilteredTraces run(ScriptedTeacher teacher, int batchSize) throws IOException {
    FilterSettings settings =
        new FilterSettings(
            Jobs.read(data.resolve("job_description.json")),
            PromptFiles.builtIn(),
            false,
            batchSize,
            SEED);
    Path file =
        Files.copy(
            data.resolve("traces.jsonl"),
            Files.createTempDirectory(folder, "in").resolve("traces.jsonl"));
    try (SharedJournal journal =
        SharedJournal.open(Files.createTempFile(folder, "journal", ".jsonl"))) {
      TeacherRater rater =
          new TeacherRater(
              teacher,
              new JournaledAsking(
                  journal, new AskingListener() {}, OnFailure.CONTINUE, Long.MAX_VALUE),
              settings);
      TeacherFilter filter =
          new TeacherFilter(rater, Thresholds.DEFAULT, told -> assertThat(told.open()).isEmpty());
      return FilteredTraces.of(file, FORMAT, filter, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 32})
  void whatTheTeacherKnowsIsWhatIsKept(int batchSize) throws IOException {
    ScriptedTeacher teacher =
        ScriptedTeacher.ending(
            "knows",
            request -> ScriptedTeacher.answered(request.row(), answer(AskedTraces.of(request))));
    FilteredTraces left = run(teacher, batchSize);
    assertThat(left.dropped().keySet()).isEqualTo(irrelevant);
    assertThat(left.counts().traces().kept()).isEqualTo(truth.size() - irrelevant.size());
    assertThat(teacher.asked()).isBetween(truth.size() / batchSize, truth.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 32})
  void soItIsHoweverItAnswers(int batchSize) throws IOException {
    for (long seed = SEED; seed < SEED + 10; seed++) {
      Random random = new Random(seed);
      ScriptedTeacher teacher =
          ScriptedTeacher.ending(
              "knows",
              request -> FlakyAnswers.of(request.row(), answer(AskedTraces.of(request)), random));
      assertThat(run(teacher, batchSize).dropped().keySet())
          .as("seed %d", seed)
          .isEqualTo(irrelevant);
    }
  }
}
