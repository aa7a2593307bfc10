package io.tracemill.teach.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Scoring;
import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Scored;
import io.tracemill.teach.Asking;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JudgeTest {
  private static final long SEED = 123;
  private static final String ROWS =
      """
      {"question": "2 + 2?", "answer": "4", "prediction": "4", "context": "Sums."}
      {"question": "2 + 3?", "answer": "5", "prediction": "6"}
      {"question": "3 + 3?", "answer": "6", "prediction": "who knows"}
      {"prompt": "[]", "completion": "[{\\"role\\": \\"assistant\\"}]", "prediction": "odd"}
      no row
      """;

  @TempDir Path folder;

  /** Good is what stands in the reference's section; of "who knows" it says nothing. */
  private static String script(Prompt.Conversation prompt) {
    String text = text(prompt);
    String prediction = section(text, "PREDICTION");
    if (prediction.equals("who knows")) {
      return "Hard to say.";
    }
    boolean good = !text.contains(" REFERENCE\n") || section(text, "REFERENCE").equals(prediction);
    return "VERDICT: " + (good ? "good" : "bad");
  }

  private static String text(Prompt.Conversation prompt) {
    Node message = Node.of(prompt.messages()).items().iterator().next();
    return message.field(Name.of("content")).text();
  }

  private static String section(String text, String name) {
    int start = text.indexOf(" " + name + "\n") + name.length() + 2;
    return text.substring(start, text.indexOf("\n" + name + " ", start - 1));
  }

  private static PredictionsReader rows() {
    return new PredictionsReader(
        "p.jsonl", new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)));
  }

  private static Judge judge(ScriptedTeacher teacher, Optional<JobDescription> job)
      throws IOException {
    return new Judge(teacher, JudgePrompts.read(PromptFiles.builtIn()), job, SEED);
  }

  @Test
  void verdictsAreScores() throws IOException {
    ScriptedTeacher teacher = new ScriptedTeacher("judge", JudgeTest::script);
    Judge judge = judge(teacher, Optional.empty());
    List<Object> found = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      Asking asking = new JournaledAsking(journal, new AskingListener() {});
      JudgedPredictions judged = new JudgedPredictions(judge, asking, List.of(JudgeMode.values()));
      judged.ask(rows().rows(failure -> bad.add(failure.getMessage())));
      assertThat(teacher.asked()).isEqualTo(8);
      judged.ask(rows().rows(failure -> {}));
      assertThat(teacher.asked()).as("a journal that has all asks nothing").isEqualTo(8);

      Scoring scoring = new Scoring(Task.QUESTION_ANSWERING);
      for (Prediction row : (Iterable<Prediction>) () -> rows().rows(failure -> {})) {
        found.add(scoring.score(row, judged.given(row)).get("llm-as-a-judge"));
      }
      assertThat(scoring.summary().metric("llm-as-a-judge").orElseThrow().notScored())
          .isEqualTo(Map.of("no verdict in the last line", 1));
      assertThat(
              scoring
                  .summary()
                  .metric("llm-as-a-judge-reference-free")
                  .flatMap(metric -> metric.estimate())
                  .orElseThrow()
                  .mean())
          .isEqualTo(1);
    }
    assertThat(found)
        .containsExactly(
            new Scored(1),
            new Scored(0),
            new NotScored("no verdict in the last line"),
            new Scored(0));
    assertThat(bad).hasSize(1);
  }

  @Test
  void withoutAJudgeNothingIsGiven() {
    Scoring scoring = new Scoring(Task.QUESTION_ANSWERING);
    Prediction row = rows().rows(failure -> {}).next();
    assertThat(scoring.score(row).get("llm-as-a-judge"))
        .isEqualTo(new NotScored("needs an LLM as a judge"));
  }

  @Test
  void whoWasNotAskedSaysNothing() throws IOException {
    Judge judge = judge(new ScriptedTeacher("judge", JudgeTest::script), Optional.empty());
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      Asking asking = new JournaledAsking(journal, new AskingListener() {});
      JudgedPredictions judged =
          new JudgedPredictions(judge, asking, List.of(JudgeMode.REFERENCE_FREE));
      assertThat(judged.given(rows().rows(failure -> {}).next()))
          .isEqualTo(
              Map.of("llm-as-a-judge-reference-free", new NotScored("the judge was not asked")));
    }
  }

  @Test
  void aPromptHasTaskInstructionsToolsAndData() throws IOException {
    JobDescription job =
        new JobDescription(
            "Adds numbers.",
            Optional.empty(),
            Map.of(),
            List.of(
                new Tool("add", Optional.empty(), Optional.of(Node.of("{\"name\": \"add\"}"))),
                new Tool("stop", Optional.empty())),
            Optional.of("Only the sum counts."));
    Judge judge = judge(new ScriptedTeacher("judge", JudgeTest::script), Optional.of(job));
    Prediction row = rows().rows(failure -> {}).next();
    String text = text(judge, row, JudgeMode.WITH_REFERENCE, Showing.USUAL);
    assertThat(text)
        .contains(
            "\nAdds numbers.\nIt may call these functions:\n{\"name\": \"add\"}\nstop\n",
            "\nOnly the sum counts.\n")
        .containsSubsequence(" CONTEXT\nSums.\n", " REQUEST\n2 + 2?\n", " REFERENCE\n4\n")
        .containsSubsequence(" REFERENCE\n4\n", " PREDICTION\n4\n")
        .endsWith("VERDICT: good\nVERDICT: bad");
    assertThat(text(judge, row, JudgeMode.WITH_REFERENCE, Showing.TURNED))
        .containsSubsequence(" PREDICTION\n4\n", " REFERENCE\n4\n");
    assertThat(text(judge, row, JudgeMode.REFERENCE_FREE, Showing.USUAL))
        .doesNotContain(" REFERENCE\n");
  }

  private static String text(Judge judge, Prediction row, JudgeMode mode, Showing showing) {
    return text((Prompt.Conversation) judge.prompt(row, mode, showing));
  }

  @Test
  void eachShowingIsAnotherRequestAndAlwaysTheSame() throws IOException {
    Judge judge = judge(new ScriptedTeacher("judge", JudgeTest::script), Optional.empty());
    Prediction row = rows().rows(failure -> {}).next();
    Set<String> prompts = new HashSet<>();
    for (Showing showing : Showing.values()) {
      String text = text(judge, row, JudgeMode.WITH_REFERENCE, showing);
      assertThat(prompts.add(text)).isTrue();
      assertThat(text(judge, row, JudgeMode.WITH_REFERENCE, showing)).isEqualTo(text);
    }
  }

  @Test
  void promptsHaveHashes() throws IOException {
    JudgePrompts prompts = JudgePrompts.read(PromptFiles.builtIn());
    assertThat(prompts.hashes()).containsOnlyKeys("judge", "judge-reference-free");
    assertThat(prompts.hashes().values()).allMatch(hash -> hash.matches("[0-9a-f]{64}"));
  }
}
