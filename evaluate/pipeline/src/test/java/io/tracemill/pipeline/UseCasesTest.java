package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.inspect.InspectedFile;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.prepare.format.Formats;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What use cases make of requests, and what they tell meanwhile: as a server would call them. */
class UseCasesTest {
  private static final int TRACES = 100;

  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private Lighthouse job;
  private TraceInputs traces;

  @BeforeEach
  void make() throws Exception {
    job = new Lighthouse(folder, TRACES);
    traces = TraceInputs.of(List.of(Input.of(job.traces().toString())));
  }

  @Test
  void convertWritesToWhoeverAsks() throws Exception {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    ConvertRequest request = ConvertRequest.read(Form.with("input=" + job.traces(), "strict=yes"));

    ConvertResult result = new ConvertTraces(rows, ear).run(request);

    assertThat(rows.toString(StandardCharsets.UTF_8)).hasLineCount(TRACES - 1);
    assertThat(result.rows()).isEqualTo(new StageCounts(TRACES - 1, Map.of()));
    assertThat(result.lines().kept()).isEqualTo(TRACES - 1);
    assertThat(result.lines().reasons()).isEqualTo(Map.of("not_json", 1L));
    assertThat(result.lines().fidelity().traces())
        .isEqualTo(Map.of("exact", TRACES - 1L, "repaired", 0L, "lossy", 0L, "rejected", 1L));
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(NotAcceptable.class)
        .hasMessage("`strict`: 1 lines, traces or rows left out");
    assertThat(ear.bytes()).isEqualTo(Files.size(job.traces()));
    assertThat(ear.heard())
        .containsExactly(
            "begin convert BYTES OptionalLong[" + Files.size(job.traces()) + "]",
            "note format: openai_messages (99 of the first 99 lines)",
            "end");
    assertThat(job.names()).containsExactly("data");
  }

  @Test
  void inspectSaysWhatThereIs() throws Exception {
    InspectResult result = new InspectTraces(ear).run(traces);

    assertThat(result.findings().dialogue().amounts().traces()).isEqualTo(TRACES - 1);
    assertThat(result.findings().taskGuess()).contains("question-answering");
    assertThat(result.files())
        .containsExactly(
            new InspectedFile(
                job.traces().toString(), Optional.of(Files.size(job.traces())), false));
    assertThat(result.json()).contains("\"traces\": 99,");
  }

  @Test
  void judgementsGoWhereTheyAreWanted() throws Exception {
    RelevanceRequest request =
        new RelevanceRequest(
            traces,
            folder.resolve("data/job_description.json"),
            Optional.of(folder.resolve("data/config.yaml")),
            Optional.empty(),
            Optional.of(5),
            Optional.empty(),
            TeacherSettings.USUAL,
            Optional.empty(),
            Sink.of(folder.resolve("judged.jsonl").toString()));

    RelevanceResult result =
        new JudgeTraces(new Parrot(), OutputStream.nullOutputStream(), ear).run(request);

    assertThat(result.minRelevance()).isEqualTo(5);
    assertThat(result.minCoherence()).as("the config's").isEqualTo(1);
    assertThat(result.traces().read()).isEqualTo(TRACES - 1);
    assertThat(folder.resolve("judged.jsonl")).content().hasLineCount(TRACES - 1);
    assertThat(ear.heard()).filteredOn(line -> line.startsWith("begin")).hasSize(2);
  }

  @Test
  void runDrawsASeedOnlyWhereTheConfigLeavesItOpen() throws Exception {
    Path config = folder.resolve("data/config.yaml");
    RunRequest request =
        RunRequest.read(
            Form.with(
                "directory=" + folder.resolve("data"),
                "force=yes",
                "out=" + folder.resolve("out")));

    RunResult usual = new RunJob(new Parrot(), () -> -1, ear).run(request);
    Files.writeString(
        config, Files.readString(config).replaceFirst("base:", "base:\n  random_seed: null"));
    RunResult open = new RunJob(new Parrot(), () -> -1, ear).run(request);

    assertThat(usual.record().seed()).isEqualTo(123);
    assertThat(open.record().seed()).isEqualTo(999_999_999);
    assertThat(open.record().version()).isEqualTo(Version.text());
    assertThat(open.record().funnel().test().rows().kept()).isEqualTo(Lighthouse.TESTED);
    assertThat(open.failure()).isEmpty();
    assertThat(open.json()).contains("\"out\": \"" + folder.resolve("out") + "\"");
    assertThat(ear.bytes()).isEqualTo(2 * Files.size(job.traces()));
  }

  @Test
  void usualOutputIsNamedAfterWhatIsRead() {
    assertThat(
            RunRequest.read(Form.with("directory=" + folder.resolve("data"))).source().usualOut())
        .isEqualTo(Path.of("data-out"));
    String file = folder.resolve("logs.jsonl.gz").toString();
    RunRequest oneByOne =
        RunRequest.read(Form.with("traces=" + file, "job-description=j", "config=c"));
    assertThat(oneByOne.source().usualOut()).isEqualTo(Path.of("logs-out"));
  }

  @Test
  void modelOfTestCodeAnswersARun() throws Exception {
    RunRequest usual = RunRequest.of(job.source());
    RunRequest request =
        new RunRequest(
            usual.source(),
            Optional.of(folder.resolve("out")),
            false,
            usual.version(),
            Csv.NONE,
            usual.how(),
            true,
            TeacherSettings.USUAL,
            Optional.of(ModelPlan.of(new ModelName.Directory(Path.of("models/parrot")))));

    RunResult strict = new RunJob(new Parrot(), () -> 0, ear).run(request);
    assertThat(strict.failure().orElseThrow())
        .hasMessage("`strict`: 1 line rejected; see rejects.jsonl");
    assertThat(strict.record().model()).as("is not asked then").isEmpty();

    RunRequest lenient =
        RunRequest.read(
            Form.with(
                "directory=" + folder.resolve("data"),
                "model=" + folder,
                "force=yes",
                "out=" + folder.resolve("out")));
    RunResult result = new RunJob(new Parrot(), () -> 0, ear).run(lenient);

    assertThat(result.failure()).isEmpty();
    assertThat(result.record().model().orElseThrow().answers().rows()).isEqualTo(Lighthouse.TESTED);
    assertThat(ear.rows()).isEqualTo(Lighthouse.TESTED);
    assertThat(ear.heard())
        .filteredOn(told -> told.startsWith("warn warning: it "))
        .containsExactly("warn warning: it says what it hears", "warn warning: it heard little");
    assertThat(folder.resolve("out/model-predictions.jsonl")).content().contains("pretty boy");
  }

  @Test
  void labelsAreScoredOnlyByAModelThatShowsHowLikelyTheyAre() throws Exception {
    Path test = job.testSet(4);
    Files.writeString(
        test.resolveSibling("job_description.json"),
        "{\"task_description\": \"Which?\", \"classes_description\": {\"0\": \"One.\", \"1\":"
            + " \"Two.\"}}");
    EvaluateRequest request =
        EvaluateRequest.read(
            Form.with(
                "model=" + folder, "test=" + test, "labels=score", "out=" + folder.resolve("p")));
    Map<String, String> before = job.files();

    assertThatThrownBy(() -> new EvaluateModel(new Parrot(), ear).run(request))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "`labels`: score needs to see how likely each class is, which "
                + folder
                + " does not show; take generate");
    assertThat(job.files()).isEqualTo(before);
  }

  @Test
  void scoresArePutIntoNumbersAndTables() throws Exception {
    Path test = job.testSet(30);
    EvaluateRequest evaluate =
        EvaluateRequest.read(
            Form.with("model=" + folder, "test=" + test, "limit=20", "out=" + folder.resolve("p")));
    EvaluateResult evaluated = new EvaluateModel(new Parrot(), ear).run(evaluate);
    ScoreRequest request =
        ScoreRequest.read(Form.with("predictions=" + folder.resolve("p"), "metrics=binary"));

    ScoreResult result =
        new ScorePredictions(new Parrot(), OutputStream.nullOutputStream(), ear).run(request);

    assertThat(evaluated.model().answers().rows()).isEqualTo(20);
    assertThat(
            evaluated
                .model()
                .summary()
                .metric("binary")
                .orElseThrow()
                .estimate()
                .orElseThrow()
                .mean())
        .isEqualTo(0.5);
    assertThat(result.tables()).contains("binary  20  0.5000");
    assertThat(result.json()).contains("\"bad_lines\": 0");
    assertThat(ear.heard())
        .contains(
            "note task: question-answering (the answers are neither tool calls nor a few short"
                + " labels); `task` says another");
  }

  @Test
  void exportsGoToWhoeverAsks() throws Exception {
    Path rows = job.file("rows.jsonl");
    Files.writeString(
        rows,
        "{\"question\":\"q\",\"answer\":\"a\",\"prediction\":\"p\",\"rouge\":0.5}\nno JSON\n");
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    ExportRequest request =
        ExportRequest.read(
            Form.with("predictions=" + rows, "to=mlflow", "out=-", "strict=yes", "name=gpt"));

    ExportResult result = new ExportPredictions(table, ear).run(request);

    assertThat(table.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
            "columns":["row","inputs","targets","outputs","rouge/score"],
            "data":[
            [1,"q","a","p",0.5]
            ]
            }
            """);
    assertThat(result.all().model()).isEqualTo("gpt");
    assertThat(result.bad()).isEqualTo(1);
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(NotAcceptable.class)
        .hasMessage("`strict`: 1 line could not be exported");
    assertThatThrownBy(() -> ExportRequest.read(Form.with("to=csv", "model=both")))
        .hasMessage(
            """
            `to`: expected one of [inspect, promptfoo, mlflow] but found csv
            `model`: expected one of [original, model] but found both
            `out`: expected the name of a file, or - for the standard output""");
  }

  /** Nothing is read before all that is wrong is known. */
  @Test
  void everythingThatIsWrongIsToldTogether() {
    Form form =
        Form.with(
            "input=" + folder + " " + folder.resolve("none"),
            "format=opnai",
            "task=clasification",
            "threads=0",
            "max-row-chars=many");

    assertThatThrownBy(() -> ConvertRequest.read(form))
        .isInstanceOf(RequestException.class)
        .extracting(wrong -> ((RequestException) wrong).problems().stream().map(Problem::toString))
        .asInstanceOf(InstanceOfAssertFactories.stream(String.class))
        .containsExactly(
            "`format`: expected auto or one of " + Formats.names() + " but found opnai",
            "`task`: expected one of [question-answering, classification, tool-calling-closed-book,"
                + " multi-turn-tool-calling-closed-book, question-answering-closed-book,"
                + " chat-completion, chat-completion-agentic] but found clasification; did you mean"
                + " classification?",
            "`max-row-chars`: expected at least 1 but found many",
            "`threads`: expected at least 1 but found 0");
    assertThatThrownBy(
            () ->
                new JudgeTraces(new Parrot(), OutputStream.nullOutputStream(), ear)
                    .run(
                        RelevanceRequest.read(
                            Form.with(
                                "input=- -", "job-description=none.json", "min-coherence=9"))))
        .hasMessage(
            """
            expected one `input` but found 2: its line numbers are in the output
            `min-relevance` and `min-coherence`: expected 1 to 5 but found 9
            none.json: expected a file that can be read but found none""");
    assertThat(ear.heard()).isEmpty();
  }
}
