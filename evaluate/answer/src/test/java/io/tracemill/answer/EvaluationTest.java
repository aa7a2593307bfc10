package io.tracemill.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.prompt.AskedTurns;
import io.tracemill.answer.prompt.FewShot;
import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.LabelRequest;
import io.tracemill.ask.LabelScorer;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Request;
import io.tracemill.ask.journal.Journal;
import io.tracemill.ask.journal.Start;
import io.tracemill.score.MetricSummary;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.PredictionsWriter;
import io.tracemill.score.Scoring;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EvaluationTest {
  private static final Decoding GREEDY = Decoding.greedy(64);
  private static final JobDescription JOB = Jobs.of("{\"task_description\": \"Do it.\"}");

  @TempDir private Path folder;

  /** Takes rows as a predictions file with scores, as a command does. */
  private static final class Output implements EvaluationListener {
    private final ByteArrayOutputStream predictions = new ByteArrayOutputStream();
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final List<EvaluationProgress> heard = new ArrayList<>();
    private final Scoring scoring;
    private final PredictionsWriter writer;

    Output(Task task) {
      scoring = new Scoring(task);
      writer = new PredictionsWriter(scoring.metrics(), predictions);
    }

    @Override
    public void row(EvaluatedRow row) throws IOException {
      Prediction prediction = row.toPrediction();
      writer.write(prediction, scoring.score(prediction));
      new AnswersWriter(answers).write(row);
    }

    @Override
    public void progress(EvaluationProgress progress) {
      heard.add(progress);
    }

    String text() {
      return predictions.toString(StandardCharsets.UTF_8);
    }

    String said() {
      return answers.toString(StandardCharsets.UTF_8);
    }
  }

  private static List<TestRow> questions(int count) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append("{\"question\": \"" + i + "?\", \"answer\": \"answer " + i + "\"}\n");
    }
    return Rows.of(lines.toString(), AskedTurns.LAST);
  }

  private static EvaluationSettings settings(Task task, JobDescription job) {
    return new EvaluationSettings(PromptSettings.of(task, job), GREEDY, Labelling.GENERATE);
  }

  private Journal journal(EvaluationSettings settings) throws IOException {
    return Journal.open(folder.resolve("p.journal"), settings.forJournal(Map.of("model", "m")));
  }

  private EvaluationResult evaluate(
      EvaluationSettings settings, List<TestRow> rows, Generator generator, Output output)
      throws IOException {
    try (Journal journal = journal(settings)) {
      return new Evaluation(settings, rows).generate(generator, journal, output);
    }
  }

  private static Outcome echo(Request request) {
    String text = "answer " + request.row();
    return new Outcome.Answered(request.row(), text, 10, 2, Ending.END_TOKEN, false);
  }

  /** Answers in any order, some at a time, as a batch of slots does. */
  private static Generator slots(int slots, long seed) {
    return (requests, finished) -> {
      SplittableRandom random = new SplittableRandom(seed);
      Deque<Request> open = new ArrayDeque<>();
      while (requests.hasNext() || !open.isEmpty()) {
        while (open.size() < slots && requests.hasNext()) {
          open.add(requests.next());
        }
        for (int turn = random.nextInt(open.size()); turn > 0; turn--) {
          open.add(open.remove());
        }
        finished.accept(echo(open.remove()));
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 100})
  void rowsComeInTheOrderOfTheTestSet(int slots) throws IOException {
    Output output = new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK);
    EvaluationSettings settings = settings(Task.QUESTION_ANSWERING_CLOSED_BOOK, JOB);
    EvaluationResult result = evaluate(settings, questions(40), slots(slots, slots), output);
    assertThat(output.text().lines().toList())
        .hasSize(40)
        .allMatch(line -> line.contains("\"binary\":1.0"));
    assertThat(output.text().lines().findFirst().orElseThrow())
        .isEqualTo(
            "{\"rouge\":1.0,\"meteor\":0.9375,\"binary\":1.0,\"llm-as-a-judge\":null,"
                + "\"llm-as-a-judge-reference-free\":null,\"question\":\"0?\",\"answer\":\"answer"
                + " 0\",\"prediction\":\"answer 0\",\"context\":null}");
    assertThat(result.progress()).isEqualTo(new EvaluationProgress(40, 40, 0, 400, 80));
    assertThat(output.heard)
        .hasSize(40)
        .element(9)
        .isEqualTo(new EvaluationProgress(40, 10, 0, 100, 20));
    assertThat(result.answers().of(AnswerKind.TEXT)).isEqualTo(40);
  }

  /** Interrupted anywhere, it goes on and gives the same bytes. */
  @Test
  void goesOnWhereItWasInterrupted() throws IOException {
    EvaluationSettings settings = settings(Task.QUESTION_ANSWERING_CLOSED_BOOK, JOB);
    List<TestRow> rows = questions(12);
    Output whole = new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK);
    evaluate(settings, rows, slots(4, 1), whole);
    for (int stop = 0; stop <= 12; stop++) {
      Files.deleteIfExists(folder.resolve("p.journal"));
      Generator broken = breaking(slots(4, 2), stop);
      assertThatThrownBy(
              () ->
                  evaluate(settings, rows, broken, new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK)))
          .isInstanceOf(IOException.class)
          .hasMessage("the power is gone");
      try (Journal journal = journal(settings)) {
        assertThat(journal.start()).isEqualTo(new Start.Resumed(stop));
      }
      Output rest = new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK);
      EvaluationResult result = evaluate(settings, rows, slots(3, 3), rest);
      assertThat(rest.text()).as("stopped at " + stop).isEqualTo(whole.text());
      assertThat(rest.said()).isEqualTo(whole.said());
      assertThat(result.progress())
          .isEqualTo(new EvaluationProgress(12, 12, stop, 10L * (12 - stop), 2L * (12 - stop)));
      assertThat(result.answers().of(AnswerKind.TEXT)).isEqualTo(12);
    }
  }

  private static Generator breaking(Generator generator, int stop) {
    return (requests, finished) -> {
      int[] answered = {0};
      Consumer<Outcome> counting =
          outcome -> {
            if (answered[0]++ == stop) {
              throw new java.io.UncheckedIOException(new IOException("the power is gone"));
            }
            finished.accept(outcome);
          };
      generator.generate(requests, counting);
      throw new IOException("the power is gone");
    };
  }

  @Test
  void aRowThatGoesWrongDoesNotConcernTheOthers() throws IOException {
    Generator generator =
        (requests, finished) -> {
          while (requests.hasNext()) {
            Request request = requests.next();
            long row = request.row();
            finished.accept(
                row == 0
                    ? new Outcome.Overflowed(row, 9000, 8192)
                    : row == 1
                        ? new Outcome.Failed(row, "roles must alternate")
                        : row == 2
                            ? new Outcome.Answered(row, "<think>a", 5, 64, Ending.LENGTH, false)
                            : echo(request));
          }
        };
    Output output = new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK);
    EvaluationSettings settings = settings(Task.QUESTION_ANSWERING_CLOSED_BOOK, JOB);
    EvaluationResult result = evaluate(settings, questions(4), generator, output);
    assertThat(result.overflowed()).isEqualTo(1);
    assertThat(result.failed()).isEqualTo(1);
    assertThat(result.cut()).isEqualTo(1);
    assertThat(result.answers().unclosedThoughts()).isEqualTo(1);
    assertThat(output.text().lines().filter(line -> line.contains("\"prediction\":\"\"")))
        .hasSize(3);
    assertThat(output.said())
        .isEqualTo(
            """
            {"row":1,"problem":"the prompt has 9000 tokens and the model holds 8192"}
            {"row":2,"problem":"roles must alternate"}
            {"row":3,"raw":"<think>a","kind":"empty","thinking":"a","ending":"length","prompt_tokens":5,"new_tokens":64}
            {"row":4,"raw":"answer 3","kind":"text","thinking":"","ending":"end-token","prompt_tokens":10,"new_tokens":2}
            """);
  }

  @Test
  void anEngineHasToKeepItsPromise() throws IOException {
    EvaluationSettings settings = settings(Task.QUESTION_ANSWERING_CLOSED_BOOK, JOB);
    Generator lazy = (requests, finished) -> finished.accept(echo(requests.next()));
    assertThatThrownBy(() -> run(settings, lazy))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the model left out 2 of 3 rows");
    Generator eager =
        (requests, finished) -> {
          Request request = requests.next();
          finished.accept(echo(request));
          finished.accept(echo(request));
        };
    Files.delete(folder.resolve("p.journal"));
    assertThatThrownBy(() -> run(settings, eager))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("row 0 was not asked, or answered twice");
  }

  private void run(EvaluationSettings settings, Generator generator) throws IOException {
    evaluate(settings, questions(3), generator, new Output(Task.QUESTION_ANSWERING_CLOSED_BOOK));
  }

  private static JobDescription banking() throws IOException {
    return Jobs.read(Rows.sample("banking-intents/job_description.json"));
  }

  private static List<TestRow> split(String file) throws IOException {
    return Rows.read(Rows.sample("banking-intents/" + file), AskedTurns.LAST);
  }

  @Test
  void theLikeliestLabelIsTheAnswer() throws IOException {
    JobDescription job = banking();
    List<TestRow> train = split("expected/train.jsonl");
    PromptSettings prompts =
        PromptSettings.of(Task.CLASSIFICATION, job)
            .withExamples(FewShot.choose(train, 1, job.classes().keySet(), 123));
    EvaluationSettings settings = new EvaluationSettings(prompts, GREEDY, Labelling.SCORE);
    List<TestRow> rows = split("test.jsonl");
    Output output = new Output(Task.CLASSIFICATION);
    EvaluationResult result;
    try (Journal journal = journal(settings)) {
      result = new Evaluation(settings, rows).scoreLabels(oracle(rows), journal, output);
      assertThatThrownBy(
              () ->
                  new Evaluation(settings, rows)
                      .generate(RecordedGenerator.of(List.of()), journal, output))
          .hasMessage("the settings want the other way of labelling");
    }
    assertThat(result.progress().finished()).isEqualTo(rows.size());
    assertThat(output.scoring.summary().rows()).isEqualTo(rows.size());
    assertThat(output.text().lines()).allMatch(line -> line.startsWith("{\"accuracy\":1.0,"));
    assertThatThrownBy(
            () ->
                new EvaluationSettings(
                    PromptSettings.of(Task.CLASSIFICATION, JOB), GREEDY, Labelling.SCORE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LabelScorer oracle(List<TestRow> rows) {
    return (requests, finished) -> {
      while (requests.hasNext()) {
        LabelRequest request = requests.next();
        String right = rows.get((int) request.row()).answer();
        List<Double> scores =
            request.labels().stream().map(label -> label.equals(right) ? -0.1 : -5.0).toList();
        finished.accept(new Outcome.Labelled(request.row(), scores, 9));
      }
    };
  }

  /** What was recorded of a file comes out as it was, to the byte. */
  @ParameterizedTest
  @CsvSource({
    "restaurant-agent/expected, MULTI_TURN_TOOL_CALLING_CLOSED_BOOK, restaurant-agent",
    "smart-home-tools/expected, TOOL_CALLING_CLOSED_BOOK, smart-home-tools"
  })
  void recordedAnswersGiveTheRecordedFile(String folderName, Task task, String sample)
      throws IOException {
    Path recorded = Rows.sample(folderName + "/predictions.jsonl");
    JobDescription job = Jobs.read(Rows.sample(sample + "/job_description.json"));
    List<TestRow> rows =
        Rows.read(
            Rows.sample(folderName + "/test.jsonl"),
            task.multiTurn() ? AskedTurns.EVERY_TOOL_CALL : AskedTurns.LAST);
    List<String> asked = rows.stream().map(TestRow::question).toList();
    try (PredictionsReader reader =
        new PredictionsReader("recorded", Files.newInputStream(recorded))) {
      RecordedGenerator generator = RecordedGenerator.read(reader, asked);
      Output output = new Output(task);
      EvaluationSettings settings = settings(task, job);
      EvaluationResult result = evaluate(settings, rows, generator, output);
      List<String> answered =
          output.text().lines().filter(line -> !line.contains("\"prediction\":\"\"")).toList();
      assertThat(answered).containsExactlyElementsOf(Files.readAllLines(recorded));
      assertThat(result.failed() + answered.size()).isEqualTo(rows.size());
    }
  }

  /** The sample's baseline has a label with a full stop and one with capitals, which then count. */
  @Test
  void labelsAreTrimmed() throws IOException {
    Path recorded = Rows.sample("banking-intents/expected/predictions.jsonl");
    List<TestRow> rows = Rows.read(recorded, AskedTurns.LAST);
    Output output = new Output(Task.CLASSIFICATION);
    EvaluationResult result;
    try (PredictionsReader reader =
        new PredictionsReader("recorded", Files.newInputStream(recorded))) {
      List<String> asked = rows.stream().map(TestRow::question).toList();
      RecordedGenerator generator = RecordedGenerator.read(reader, asked);
      result = evaluate(settings(Task.CLASSIFICATION, banking()), rows, generator, output);
    }
    assertThat(result.answers().of(AnswerKind.TRIMMED_LABEL)).isEqualTo(2);
    assertThat(result.answers().of(AnswerKind.NO_LABEL)).isEqualTo(2);
    long was = Files.readAllLines(recorded).stream().filter(l -> l.contains(":1.0,")).count();
    assertThat(output.text().lines().filter(l -> l.contains(":1.0,"))).hasSize((int) was + 2);
  }

  /** The platform's own predictions, understood, score as they did. */
  @ParameterizedTest
  @CsvSource({"teacher-eval-full-download.jsonl", "base-model-predictions-download.jsonl"})
  void thePlatformsAnswersKeepTheirScores(String file) throws IOException {
    Path recorded = SharedData.file("tft/noisy/" + file);
    JobDescription job = Jobs.read(recorded.resolveSibling("job_description.json"));
    List<TestRow> rows = Rows.read(recorded, AskedTurns.LAST);
    Task task = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
    Output output = new Output(task);
    Scoring before = new Scoring(task);
    try (PredictionsReader reader = new PredictionsReader(file, Files.newInputStream(recorded));
        PredictionsReader again = new PredictionsReader(file, Files.newInputStream(recorded))) {
      List<String> asked = rows.stream().map(TestRow::question).toList();
      RecordedGenerator generator = RecordedGenerator.read(reader, asked);
      again.forEach(
          before::score,
          bad -> {
            throw bad;
          });
      evaluate(settings(task, job), rows, generator, output);
    }
    for (int i = 1; i < 4; i++) {
      MetricSummary was = before.summary().metrics().get(i);
      MetricSummary is = output.scoring.summary().metrics().get(i);
      assertThat(is.estimate()).as(was.key()).isEqualTo(was.estimate());
    }
  }
}
