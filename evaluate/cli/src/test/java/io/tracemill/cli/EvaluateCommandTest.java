package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Predictions of a model that says what it is told to say. */
class EvaluateCommandTest {
  private static final Path SETS = Session.FILES.resolve("answering");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "labels, model, classification, --config config.yaml",
    "labels, scoring, classification, --labels score",
    "calls, model, tool-calling-closed-book, --config config.yaml",
    "talk, model, multi-turn-tool-calling-closed-book, --config config.yaml",
    "questions, model, question-answering, --batch 2",
    "questions, model, question-answering-closed-book, --config closed.yaml",
  })
  void metricsAreThoseOfScore(String set, String model, String task, String options) {
    String[] option = options.split(" ");
    String value =
        option[0].equals("--config") ? SETS.resolve(set).resolve(option[1]).toString() : option[1];
    assertThat(evaluate(set, model, List.of(option[0], value))).as(err.toString()).isZero();
    String said = out.toString();
    out.getBuffer().setLength(0);
    String job = SETS.resolve(set).resolve("job_description.json").toString();
    String[] score = {"score", predictions().toString(), "--task", task, "--job-description", job};

    assertThat(run(score)).as(err.toString()).isZero();
    assertThat(said).isEqualTo(withoutRecorded(out.toString())).isNotEmpty();
  }

  /** Predictions have scores, which score compares with its own in two columns more. */
  private static String withoutRecorded(String table) {
    StringBuilder text = new StringBuilder();
    int from = table.indexOf("  recorded");
    int to = table.indexOf("  not scored");
    boolean metrics = true;
    for (String line : table.split("\n", -1)) {
      metrics &= !line.isEmpty() && !line.startsWith("note: ");
      text.append(metrics ? line.substring(0, from) + line.substring(to) : line).append('\n');
    }
    return text.substring(0, text.length() - 1);
  }

  @Test
  void stoppedEvaluationGoesOnAndSaysTheSame() throws IOException {
    assertThat(evaluate("labels", "model", List.of())).isZero();
    byte[] whole = Files.readAllBytes(predictions());
    Files.delete(predictions());

    assertThat(evaluate("labels", "stopping", List.of())).isEqualTo(1);
    assertThat(predictions()).doesNotExist();
    assertThat(folder.resolve("p.jsonl.part")).doesNotExist();
    assertThat(folder.resolve("p.jsonl.journal")).exists();
    assertThat(err.toString())
        .endsWith(
            "tracemill: the engine ran out of memory at a batch of 1; take a smaller model\n");
    err.getBuffer().setLength(0);

    assertThat(evaluate("labels", "model", List.of("--batch", "3"))).isZero();
    assertThat(err.toString()).startsWith("resumed: 2 of 7 rows were finished\nfinished 5 rows in");
    assertThat(predictions()).hasBinaryContent(whole);
    assertThat(folder.resolve("p.jsonl.journal")).doesNotExist();
  }

  @Test
  void answersAreAsTheModelWroteThemAlsoWhenResumed() throws IOException {
    Path answers = folder.resolve("raw.jsonl");
    List<String> more = List.of("--answers", answers.toString());
    assertThat(evaluate("labels", "model", more)).as(err.toString()).isZero();
    assertThat(Files.readAllLines(answers))
        .hasSize(7)
        .element(2)
        .asString()
        .startsWith("{\"row\":3,\"raw\":\"<think>It says nothing, so</think>\\n\\neel\"");
    List<String> rest = Files.readAllLines(answers).subList(2, 7);
    Files.delete(predictions());

    assertThat(evaluate("labels", "stopping", more)).isEqualTo(2);
    assertThat(err.toString()).contains("--answers: " + answers + " is there already");
    Files.delete(answers);
    assertThat(evaluate("labels", "stopping", more)).isEqualTo(1);
    assertThat(answers).doesNotExist();
    assertThat(evaluate("labels", "model", more)).isZero();
    assertThat(Files.readAllLines(answers)).hasSize(7).containsAll(rest);
  }

  /** Three rows, and what a model says to each. */
  private int evaluateThree(List<String> questions, List<String> answers, String... more)
      throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(
        folder.resolve("job_description.json"),
        "{\"task_description\": \"Which?\", \"classes_description\": {\"cat\": \"\", \"dog\":"
            + " \"\"}}");
    StringBuilder rows = new StringBuilder();
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < 3; i++) {
      rows.append("{\"question\": \"" + questions.get(i) + "\", \"answer\": \"cat\"}\n");
      said.append("{\"text\": \"" + answers.get(i) + "\"}\n");
    }
    Files.writeString(folder.resolve("test.jsonl"), rows.toString());
    Files.writeString(model.resolve("answers.jsonl"), said.toString());
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--model", model.toString()));
    arguments.addAll(List.of("--test", folder.resolve("test.jsonl").toString()));
    arguments.addAll(List.of("-o", predictions().toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"It meows, cat, cat, false", "It meows, It barks, cat, true", "a, b, c, true"})
  void whatHelpsIsSaidWhereMostAnswersAreNoClass(String a, String b, String c, boolean said)
      throws IOException {
    assertThat(evaluateThree(List.of("1", "2", "3"), List.of(a, b, c))).isZero();
    String hint =
        "none of the classes; with --labels score the likeliest class is the answer, which small"
            + " models know better than they write it\n";
    assertThat(err.toString().contains(hint)).isEqualTo(said);
    assertThat(err.toString()).containsOnlyOnce("none of the classes");
  }

  @Test
  void specialTokensOfTheModelInRowsAreCountedAndNamed() throws IOException {
    List<String> cats = List.of("cat", "cat", "cat");
    assertThat(evaluateThree(List.of("a<|end|>", "b", "<|end|>c"), cats)).isZero();
    assertThat(err.toString())
        .contains(
            "\nwarning: 2 rows hold special tokens of the model, such as <|end|>, in their text, by"
                + " which a text may end its own turn; with --special-tokens text they are text\n");
    err.getBuffer().setLength(0);
    assertThat(
            evaluateThree(
                List.of("a<|end|>", "b", "c"), cats, "--special-tokens", "text", "--force"))
        .isZero();
    assertThat(err.toString())
        .contains(
            "\n"
                + "1 row holds special tokens of the model, such as <|end|>, in its text, which"
                + " were read as text\n")
        .doesNotContain("warning");
    assertThat(evaluateThree(List.of("a", "b", "c"), cats, "--output", "json", "--force")).isZero();
    assertThat(out.toString())
        .contains("\"special_tokens\": {")
        .contains("\"rows\": 0,")
        .contains("\"read_as\": \"special\"");
  }

  @Test
  void answersAndPredictionsAreTwoFiles() {
    List<String> more = List.of("--answers", folder.resolve("x/../p.jsonl").toString());

    assertThat(evaluate("labels", "model", more)).isEqualTo(2);
    assertThat(err.toString()).contains("--answers: ").contains("is where the predictions go");
  }

  @Test
  void otherSettingsBeginAfresh() {
    assertThat(evaluate("labels", "stopping", List.of())).isEqualTo(1);
    err.getBuffer().setLength(0);

    assertThat(evaluate("labels", "model", List.of("--max-new-tokens", "9", "--precision", "f32")))
        .isZero();
    assertThat(err.toString())
        .startsWith(
            "begun afresh: max-new-tokens was 512 and is 9, precision was AUTO and is F32; 2"
                + " finished rows of before do not count\nfinished 7 rows in");
  }

  @Test
  void otherPromptsAreAskedAgain() {
    assertThat(evaluate("labels", "stopping", List.of())).isEqualTo(1);
    err.getBuffer().setLength(0);
    String train = SETS.resolve("labels/train.jsonl").toString();

    assertThat(evaluate("labels", "model", List.of("--train", train))).isZero();
    assertThat(err.toString()).contains("finished 7 rows in");
  }

  @Test
  void earlierPredictionsAreReplacedByForceOnly() throws IOException {
    Files.writeString(predictions(), "mine");

    assertThat(evaluate("labels", "model", List.of())).isEqualTo(2);
    assertThat(predictions()).hasContent("mine");
    assertThat(evaluate("labels", "model", List.of("--force"))).isZero();
    assertThat(predictions()).content().hasLineCount(7);
  }

  @Test
  void folderThatCannotBeWrittenIsToldBeforeTheModelIsLoaded() {
    assertThat(folder.toFile().setWritable(false)).isTrue();
    assumeFalse(Files.isWritable(folder), "this user may write everywhere");

    assertThat(evaluate("labels", "model", List.of())).isEqualTo(2);
    assertThat(err)
        .hasToString("-o: nothing may be written into " + folder + "; choose another folder\n");
  }

  private Path predictions() {
    return folder.resolve("p.jsonl");
  }

  private int evaluate(String set, String model, List<String> more) {
    Path files = SETS.resolve(set);
    List<String> arguments = new ArrayList<>(List.of("evaluate"));
    arguments.addAll(List.of("--model", files.resolve(model).toString()));
    arguments.addAll(List.of("--test", files.resolve("test.jsonl").toString()));
    arguments.addAll(List.of("-o", predictions().toString()));
    arguments.addAll(more);
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    return Session.run(List.of(arguments), out, err);
  }
}
