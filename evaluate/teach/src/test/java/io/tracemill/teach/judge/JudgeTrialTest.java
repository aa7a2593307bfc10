package io.tracemill.teach.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.score.Prediction;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgeTrialTest {
  private static final long SEED = 123;

  @TempDir Path folder;

  private static List<Prediction> rows(int n) {
    List<Prediction> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      String answer = "The tide of harbour " + i + " is at its lowest at noon.";
      String prediction = i % 4 == 3 ? "I do not know." : answer;
      rows.add(row(DataVersion.V0, "When is low tide in harbour " + i + "?", answer, prediction));
    }
    return rows;
  }

  private static Prediction row(
      DataVersion version, String question, String answer, String prediction) {
    return new Prediction(
        new Origin("p", 1), version, question, answer, prediction, Optional.empty(), Map.of());
  }

  private String said(
      List<Prediction> rows, List<JudgeMode> modes, Function<String, Boolean> judgement)
      throws IOException {
    return new TrialReport(results(rows, modes, judgement)).text();
  }

  private List<ProbedJudge> results(
      List<Prediction> rows, List<JudgeMode> modes, Function<String, Boolean> judgement)
      throws IOException {
    ScriptedTeacher teacher =
        new ScriptedTeacher(
            "judge", prompt -> "VERDICT: " + (judgement.apply(text(prompt)) ? "good" : "bad"));
    Judge judge =
        new Judge(teacher, JudgePrompts.read(PromptFiles.builtIn()), Optional.empty(), SEED);
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      JudgeTrial trial =
          new JudgeTrial(
              judge, new JournaledAsking(journal, new AskingListener() {}), modes, rows, SEED);
      trial.ask();
      int asked = teacher.asked();
      trial.ask();
      assertThat(teacher.asked()).isEqualTo(asked);
      return trial.results();
    }
  }

  private static String text(Prompt.Conversation prompt) {
    Node message = Node.of(prompt.messages()).items().iterator().next();
    return message.field(Name.of("content")).text();
  }

  private static String section(String text, String name) {
    int start = text.indexOf(" " + name + "\n") + name.length() + 2;
    return text.substring(start, text.indexOf("\n" + name + " ", start - 1));
  }

  /** Good is what says the reference, with more behind it or not. */
  private static boolean careful(String text) {
    return section(text, "PREDICTION").startsWith(section(text, "REFERENCE"));
  }

  @Test
  void aCarefulJudgeIsTrusted() throws IOException {
    assertThat(said(rows(40), List.of(JudgeMode.WITH_REFERENCE), JudgeTrialTest::careful))
        .isEqualTo(
            """
            metric          verdict                        n   share  95% low  95% high   least  no verdict
            llm-as-a-judge  the same on repeat            40  1.0000   0.9124    1.0000  0.9500           0
            llm-as-a-judge  the same in the other order   40  1.0000   0.9124    1.0000  0.9000           0
            llm-as-a-judge  the same on padded answers    40  1.0000   0.9124    1.0000  0.9000           0
            llm-as-a-judge  good on right answers         40  1.0000   0.9124    1.0000  0.9000           0
            llm-as-a-judge  bad on answers cut in half    40  1.0000   0.9124    1.0000  0.8000           0
            llm-as-a-judge  bad on shuffled answers       40  1.0000   0.9124    1.0000  0.8000           0
            llm-as-a-judge  bad on denied answers         40  1.0000   0.9124    1.0000  0.8000           0
            llm-as-a-judge  bad on another row's answers  40  1.0000   0.9124    1.0000  0.9000           0
            this judge reached what it has to in all 8 probes
            """);
  }

  @Test
  void aJudgeThatFindsAllGoodIsNot() throws IOException {
    List<ProbedJudge> results = results(rows(40), List.of(JudgeMode.REFERENCE_FREE), text -> true);
    assertThat(results).hasSize(7).noneMatch(result -> result.probe() == Probe.TURNED);
    assertThat(new TrialReport(results).conclusion())
        .startsWith(
            "do not trust this judge: llm-as-a-judge-reference-free bad on answers cut in half in"
                + " 0.0000 of the rows, at least 0.8000; ");
  }

  @Test
  void aJudgeThatPrefersWhatComesFirstIsNot() throws IOException {
    String said =
        said(
            rows(40),
            List.of(JudgeMode.WITH_REFERENCE),
            text -> careful(text) && text.indexOf(" REFERENCE\n") < text.indexOf(" PREDICTION\n"));
    assertThat(said)
        .contains(
            "do not trust this judge: llm-as-a-judge the same in the other order in 0.2500 of the"
                + " rows, at least 0.9000\n");
  }

  @Test
  void aJudgeThatIsSwayedByCourtesyIsNot() throws IOException {
    assertThat(
            said(
                rows(40),
                List.of(JudgeMode.WITH_REFERENCE),
                text -> careful(text) || text.contains("I hope this helps.")))
        .contains("the same on padded answers in 0.7500 of the rows, at least 0.9000\n");
  }

  @Test
  void aJudgeThatSaysNothingReadableIsNot() throws IOException {
    ScriptedTeacher teacher = new ScriptedTeacher("judge", prompt -> "Hard to say.");
    Judge judge =
        new Judge(teacher, JudgePrompts.read(PromptFiles.builtIn()), Optional.empty(), SEED);
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      JudgeTrial trial =
          new JudgeTrial(
              judge,
              new JournaledAsking(journal, new AskingListener() {}),
              List.of(JudgeMode.WITH_REFERENCE),
              rows(5),
              SEED);
      trial.ask();
      assertThat(new TrialReport(trial.results()).conclusion())
          .startsWith(
              "do not trust this judge: llm-as-a-judge the same on repeat: no verdict on 5 of 5 rows;");
    }
  }

  @Test
  void withoutRowsNothingIsSaid() throws IOException {
    assertThat(said(List.of(), List.of(JudgeMode.WITH_REFERENCE), text -> true))
        .endsWith("nothing can be said of this judge: no row could be asked about\n");
  }

  @Test
  void programsGetTheSame() throws IOException {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    new TrialReport(results(rows(40), List.of(JudgeMode.WITH_REFERENCE), JudgeTrialTest::careful))
        .addTo(json);
    assertThat(json.endObject().toString())
        .startsWith(
            "{\"conclusion\":\"this judge reached what it has to in all 8 probes\",\"trusted\":true,"
                + "\"probes\":[{\"metric\":\"llm-as-a-judge\",\"probe\":\"repeated\",\"n\":40,"
                + "\"share\":1.0,");
  }

  @Test
  void answersAreMadeInTheFormOfTheRow() {
    String call = "<tool_call>\n{\"name\": \"go\", \"arguments\": {}}\n</tool_call>";
    ProbedAnswers answers =
        new ProbedAnswers(
            List.of(
                row(DataVersion.V0, "1", "It is red and blue.", "It is red."),
                row(DataVersion.V0, "2", call, call),
                row(DataVersion.V1, "3", message("It was the old lamp."), message("A lamp.")),
                row(DataVersion.V0, "4", "No", "No"),
                row(DataVersion.V0, "5", " ", "x")),
            SEED);
    assertThat(made(answers, 0, Probe.PADDED))
        .contains("It is red.\n\nI hope this helps. Please let me know if there is anything else.");
    assertThat(made(answers, 0, Probe.NEGATED)).contains("It is not red and blue.");
    assertThat(made(answers, 0, Probe.HALVED)).contains("It is red");
    assertThat(made(answers, 0, Probe.SWAPPED)).contains(call);
    assertThat(made(answers, 1, Probe.PADDED)).contains(call + "\n\n");
    assertThat(made(answers, 1, Probe.NEGATED)).isEmpty();
    assertThat(made(answers, 1, Probe.SHUFFLED)).isEmpty();
    assertThat(made(answers, 2, Probe.NEGATED)).contains(message("It was not the old lamp."));
    assertThat(made(answers, 2, Probe.PADDED))
        .contains(
            message(
                "A lamp.\\n\\nI hope this helps. Please let me know if there is anything else."));
    assertThat(made(answers, 3, Probe.NEGATED))
        .contains("The right answer is anything but this: No");
    assertThat(made(answers, 3, Probe.HALVED)).isEmpty();
    assertThat(made(answers, 3, Probe.SHUFFLED)).isEmpty();
    assertThat(made(answers, 3, Probe.SWAPPED)).contains("It is red and blue.");
    for (Probe probe : Probe.values()) {
      assertThat(made(answers, 4, probe)).isEmpty();
    }
  }

  private static Optional<String> made(ProbedAnswers answers, int row, Probe probe) {
    return answers.of(row, probe).map(Prediction::prediction);
  }

  private static String message(String text) {
    return "[{\"role\":\"assistant\",\"content\":\"" + text + "\"}]";
  }
}
