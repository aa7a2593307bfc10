package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Predictions are judged, the judge is compared with people, and tried. */
class JudgingTest {
  private static final String SOME =
      """
      {"question": "Where is the lamp?", "answer": "in the tower", "prediction": "in the tower"}
      {"question": "Where is the boat?", "answer": "at the pier", "prediction": "no idea"}
      {"question": "Where is the rope?", "answer": "on the boat", "prediction": "who knows"}
      {"question": "Where is the oil?", "answer": "in the cellar", "prediction": "=in the cellar"}
      """;

  private final Ear ear = Ear.listening();
  private final Critic critic = new Critic();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void make() throws IOException {
    write("predictions.jsonl", SOME);
    write("teachers.yaml", "critic: {endpoint: http://127.0.0.1:9/v1}\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private ScoreResult score(String... fields) throws IOException {
    return score(OutputStream.nullOutputStream(), fields);
  }

  private ScoreResult score(OutputStream out, String... fields) throws IOException {
    return new ScorePredictions(critic, out, ear).run(ScoreRequest.read(form(fields)));
  }

  private Form form(String... fields) {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("predictions=" + folder.resolve("predictions.jsonl"));
    return Form.with(all.toArray(String[]::new));
  }

  @Test
  void verdictsAreColumns() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScoreResult result = score(out, "judge=critic", "out=-", "metrics=binary llm-as-a-judge");
    assertThat(result.tables())
        .isEqualTo(
            """
            metric          n    mean  95% low  95% high  not scored
            binary          4  0.2500   0.0000    0.7500  0
            llm-as-a-judge  3  0.3333   0.0000    1.0000  1 (no verdict in the last line)
            """);
    assertThat(out.toString(StandardCharsets.UTF_8).lines().map(line -> line.substring(0, 35)))
        .containsExactly(
            "{\"binary\":1.0,\"llm-as-a-judge\":1.0,",
            "{\"binary\":0.0,\"llm-as-a-judge\":0.0,",
            "{\"binary\":0.0,\"llm-as-a-judge\":null",
            "{\"binary\":0.0,\"llm-as-a-judge\":0.0,");
    assertThat(ear.heard()).contains("begin ask critic REQUESTS OptionalLong[4]", "end");
    assertThat(critic.asked()).isEqualTo(4);
  }

  @Test
  void whatIsInTheJournalIsNotAskedAgain() throws IOException {
    ScoreResult first = score("judge=critic");
    assertThat(critic.asked()).isEqualTo(8);
    ScoreResult second = score("judge=critic");
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(critic.opened()).isEqualTo(1);
    assertThat(folder.resolve("predictions.jsonl.teachers.journal.jsonl")).isRegularFile();
  }

  @Test
  void withoutAJudgeNobodyIsAsked() throws IOException {
    assertThat(score("metrics=llm-as-a-judge").tables()).contains("4 (needs an LLM as a judge)");
    assertThat(critic.opened()).isZero();
    assertThat(folder.resolve("predictions.jsonl.teachers.journal.jsonl")).doesNotExist();
  }

  @Test
  void labelsAreNotJudgedUnlessThatIsAskedFor() throws IOException {
    score("judge=critic", "task=classification");
    assertThat(critic.opened()).isZero();
    assertThat(ear.heard())
        .contains(
            "warn warning: no metric of the task classification is a judge's; `metrics` names one:"
                + " llm-as-a-judge");
  }

  @Test
  void peopleAreComparedWithTheJudge() throws IOException {
    Path human =
        write(
            "human.csv", "row,human\n1,good\n2,Bad\n4,good\n3,bad\n,\n9,good\n7,perhaps\n1,bad\n");
    ScoreResult result = score("judge=critic", "metrics=llm-as-a-judge", "human=" + human);
    assertThat(result.tables())
        .endsWith(
            """

            llm-as-a-judge                  n   value  95% low  95% high
            the same as people              3  0.6667   0.2077    0.9385
            Cohen's kappa                   3  0.4000  -0.3681    1.0000
            good called good                2  0.5000   0.0945    0.9055
            bad called bad                  1  1.0000   0.2065    1.0000
            mean by the judge alone         3  0.3333   0.0615    0.7923
            mean, the judge's errors known  3  0.6667   0.2024    0.9437
            note: labelled rows without a verdict: 1

            people \\ judge  good  bad
            good               1    1
            bad                0    1
            row 4: people good, judge bad
            """);
    assertThat(result.json()).contains("\"human\": {", "\"corrected\": {", "\"differ\": [");
    assertThat(ear.heard())
        .contains(
            "warn labels: " + human + ":8 $.human: expected good or bad but found \"perhaps\"",
            "warn labels: "
                + human
                + ":9 $: says the contrary of an earlier line; a row has one label",
            "warn labels: 1 of 5 labels are of no row, or of another prediction");
  }

  @Test
  void peopleMayNameTheQuestion() throws IOException {
    Path human =
        write(
            "human.jsonl",
            """
            {"question": "Where is the lamp?", "human": "good"}
            {"question": "Where is the boat?", "prediction": "no idea", "human": "bad"}
            {"question": "Where is the oil?", "prediction": "another one", "human": "good"}
            {"row": 3, "human": ""}
            {"row": 2.5, "human": "good"}
            """);
    ScoreResult result = score("judge=critic", "metrics=llm-as-a-judge", "human=" + human);
    assertThat(result.tables())
        .contains("the same as people              2  1.0000", "Cohen's kappa                   2");
    assertThat(ear.heard())
        .contains(
            "warn labels: " + human + ":5 $.row: expected the number of a row but found 2.5",
            "warn labels: 1 of 3 labels are of no row, or of another prediction");
  }

  @Test
  void whatIsWrongIsToldBeforeAnythingIsRead() throws IOException {
    assertThatThrownBy(() -> score("human=labels.csv", "prompts=here"))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "`human`: is for a judge; name one with `judge`\n"
                + "`prompts`: is for a judge; name one with `judge`");
    assertThatThrownBy(
            () -> score("judge=critc", "human=none.csv", "prompts=" + folder.resolve("none")))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("`human`: no such file: none.csv")
        .hasMessageContaining("`prompts`: no such directory: ")
        .hasMessageContaining("critc: has no entry, but `judge` names it")
        .hasMessageContaining("did you mean critic?");
    Files.delete(folder.resolve("teachers.yaml"));
    assertThatThrownBy(() -> score("judge=critic"))
        .hasMessage(
            "`judge`: critic is a name of teachers.yaml, but there is none beside "
                + folder.resolve("predictions.jsonl")
                + "; write it, or name it with `teachers`");
    assertThat(critic.opened()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**journal**");
  }

  @Test
  void aUsersOwnWordsAreOtherRequests() throws IOException {
    score("judge=critic", "metrics=llm-as-a-judge");
    Path prompts = Files.createDirectory(folder.resolve("prompts"));
    Files.writeString(prompts.resolve("judge.txt"), "Is it good?\n{{sections}}");
    score("judge=critic", "metrics=llm-as-a-judge", "prompts=" + prompts);
    assertThat(critic.asked()).isEqualTo(8);
    Files.writeString(prompts.resolve("judge.txt"), "Is it good?");
    assertThatThrownBy(() -> score("judge=critic", "metrics=llm-as-a-judge", "prompts=" + prompts))
        .hasMessage(
            prompts.resolve("judge.txt")
                + ": expected {{sections}} where the data is to stand but found none");
  }

  @Test
  void aJudgeIsTried() throws IOException {
    Path sheet = folder.resolve("sheet.csv");
    JudgeCheckResult result = check("labels=" + sheet);
    assertThat(result.rows()).isEqualTo(4);
    assertThat(result.tables())
        .isEqualTo(
            """
            metric          verdict                       n   share  95% low  95% high   least  no verdict
            llm-as-a-judge  the same on repeat            3  1.0000   0.4385    1.0000  0.9500           1
            llm-as-a-judge  the same in the other order   3  1.0000   0.4385    1.0000  0.9000           1
            llm-as-a-judge  the same on padded answers    3  1.0000   0.4385    1.0000  0.9000           1
            llm-as-a-judge  good on right answers         4  1.0000   0.5101    1.0000  0.9000           0
            llm-as-a-judge  bad on answers cut in half    4  1.0000   0.5101    1.0000  0.8000           0
            llm-as-a-judge  bad on denied answers         4  1.0000   0.5101    1.0000  0.8000           0
            llm-as-a-judge  bad on another row's answers  4  1.0000   0.5101    1.0000  0.9000           0
            do not trust this judge: llm-as-a-judge the same on repeat: no verdict on 1 of 4 rows; llm-as-a-judge the same in the other order: no verdict on 1 of 4 rows; llm-as-a-judge the same on padded answers: no verdict on 1 of 4 rows
            """);
    assertThat(sheet)
        .hasContent(
            """
            row,prompt,reference,prediction,human
            1,Where is the lamp?,in the tower,in the tower,
            2,Where is the boat?,at the pier,no idea,
            3,Where is the rope?,on the boat,who knows,
            4,Where is the oil?,in the cellar,'=in the cellar,
            """);
    assertThatThrownBy(() -> check("labels=" + sheet))
        .hasMessage(
            "`labels`: " + sheet + " is there already; choose another, or replace it with `force`");
    Files.writeString(
        sheet,
        Files.readString(sheet)
            .replace("in the tower,in the tower,", "in the tower,in the tower,good")
            .replace("no idea,", "no idea,bad")
            .replace("'=in the cellar,", "'=in the cellar,good"));
    JudgeCheckResult again = check("human=" + sheet);
    assertThat(again.tables())
        .contains("the same as people              3  0.6667", "row 4: people good, judge bad\n");
    assertThat(again.json()).contains("\"trusted\": false", "\"human\": {");
  }

  private JudgeCheckResult check(String... fields) throws IOException {
    List<String> all = new ArrayList<>(List.of(fields));
    all.add("judge=critic");
    return new CheckJudge(critic, ear)
        .run(JudgeCheckRequest.read(form(all.toArray(String[]::new))));
  }

  @Test
  void drawsSomeRowsOfMany() throws IOException {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      String answer = "The boat " + i + " is at the old pier.";
      rows.append("{\"question\": \"Where is boat ").append(i).append("?\", \"answer\": \"");
      rows.append(answer).append("\", \"prediction\": \"").append(answer).append("\"}\n");
    }
    write("predictions.jsonl", rows.toString());
    Path sheet = folder.resolve("sheet.csv");
    JudgeCheckResult result = check("limit=20", "labels=" + sheet, "strict=yes");
    assertThat(result.rows()).isEqualTo(20);
    assertThat(result.failure()).isEmpty();
    assertThat(critic.asked()).isEqualTo(20 * 8);
    assertThat(result.tables()).endsWith("this judge reached what it has to in all 8 probes\n");
    List<Integer> drawn =
        Files.readAllLines(sheet).stream()
            .skip(1)
            .map(line -> Integer.valueOf(line.substring(0, line.indexOf(','))))
            .toList();
    assertThat(drawn).hasSize(20).isSorted().doesNotHaveDuplicates();
    assertThat(drawn.get(19)).as("drawn from all of the file").isGreaterThan(200);
    check("limit=20", "labels=" + folder.resolve("again.csv"));
    assertThat(folder.resolve("again.csv")).hasSameTextualContentAs(sheet);
    assertThat(critic.opened()).as("all is in the journal").isEqualTo(1);
  }

  @Test
  void aJudgeThatIsNotToBeTrustedIsAFailureWhereThatIsWished() throws IOException {
    JudgeCheckResult result = check("strict=yes", "metrics=llm-as-a-judge-reference-free");
    assertThat(result.failure().orElseThrow())
        .isInstanceOf(NotAcceptable.class)
        .hasMessageStartingWith("`strict`: do not trust this judge: ");
  }

  @Test
  void withoutRowsOrAJudgeNothingIsTried() throws IOException {
    write("predictions.jsonl", "no row\n");
    assertThatThrownBy(this::check)
        .isInstanceOf(NotAcceptable.class)
        .hasMessage(
            folder.resolve("predictions.jsonl") + ": expected rows of predictions but found none");
    assertThatThrownBy(() -> JudgeCheckRequest.read(form("metrics=rouge")))
        .hasMessage(
            "`judge`: is missing; name the judge as teachers.yaml does\n"
                + "`metrics`: expected some of [llm-as-a-judge, llm-as-a-judge-reference-free] but"
                + " found rouge");
  }
}
