package io.tracemill.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.answer.prompt.AskedTurns;
import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.ask.journal.Journal;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that is neither a directory nor a file, and answers with messages as endpoints do. */
final class MessageAnswersTest {
  private static final Task TASK = Task.TOOL_CALLING_CLOSED_BOOK;

  @TempDir private Path folder;

  /** Rows as answers files have them, and their predictions. */
  private static final class Told implements EvaluationListener {
    private final ByteArrayOutputStream answers = new ByteArrayOutputStream();
    private final List<String> predictions = new ArrayList<>();

    @Override
    public void row(EvaluatedRow row) throws IOException {
      new AnswersWriter(answers).write(row);
      predictions.add(row.prediction());
    }

    @Override
    public void progress(EvaluationProgress progress) {}
  }

  /**
   * Calls the first tool that may be called with what the user said, some requests at a time; every
   * third time it says so in words and calls nothing.
   */
  private static Generator caller(long seed, int most) {
    return (requests, finished) -> {
      Random random = new Random(seed);
      List<Outcome> ready = new ArrayList<>();
      for (int answered = 0; requests.hasNext(); answered++) {
        if (answered == most) {
          throw new IOException("the endpoint is gone");
        }
        ready.add(random.nextInt(ready.size() + 1), answer(requests.next()));
        if (ready.size() == 4 || !requests.hasNext()) {
          ready.forEach(finished);
          ready.clear();
        }
      }
    };
  }

  private static Outcome answer(Request request) {
    Prompt.Conversation asked = (Prompt.Conversation) request.prompt();
    String tool = "none";
    for (Node first : json(asked.tools()).items()) {
      tool = tool.equals("none") ? text(first, "function", "name") : tool;
    }
    String said = "";
    for (Node message : json(asked.messages()).items()) {
      said = text(message, "role").equals("user") ? text(message, "content") : said;
    }
    JsonText message = new JsonText(Layout.COMPACT).beginObject().name("role").value("assistant");
    if (request.row() % 3 == 2) {
      message.name("content").value("There is nothing to call.").endObject();
    } else {
      String arguments =
          new JsonText(Layout.COMPACT)
              .beginObject()
              .name("said")
              .value(said)
              .endObject()
              .toString();
      message.name("content").nullValue().name("tool_calls").beginArray().beginObject();
      message.name("id").value("c" + request.row()).name("type").value("function");
      message.name("function").beginObject().name("name").value(tool);
      message.name("arguments").value(arguments).endObject().endObject().endArray().endObject();
    }
    String text = "for people: " + tool;
    return new Outcome.Answered(
        request.row(), text, Optional.of(message.toString()), 7, 3, Ending.END_TOKEN, false);
  }

  private static Node json(String text) {
    return new Tape().read(Line.of("request", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Node object, String... path) {
    Node node = object;
    for (String name : path) {
      node = node.field(Name.of(name));
    }
    return node.text();
  }

  private EvaluationResult evaluate(List<TestRow> rows, Generator generator, Told told)
      throws IOException {
    JobDescription job = Jobs.read(Rows.sample("smart-home-tools/job_description.json"));
    EvaluationSettings settings =
        new EvaluationSettings(
            PromptSettings.of(TASK, job), Decoding.greedy(64), Labelling.GENERATE);
    try (Journal journal =
        Journal.open(folder.resolve("journal"), settings.forJournal(Map.of("model", "m")))) {
      return new Evaluation(settings, rows).generate(generator, journal, told);
    }
  }

  private static List<TestRow> rows() throws IOException {
    return Rows.read(Rows.sample("smart-home-tools/expected/test.jsonl"), AskedTurns.LAST);
  }

  @Test
  void itsCallsAndItsWordsArePredictions() throws IOException {
    List<TestRow> rows = rows();
    Told told = new Told();

    EvaluationResult result = evaluate(rows, caller(1, Integer.MAX_VALUE), told);

    int words = rows.size() / 3;
    assertThat(result.answers().of(AnswerKind.CALLS)).isEqualTo(rows.size() - words);
    assertThat(result.answers().of(AnswerKind.BROKEN_CALL)).isZero();
    assertThat(told.predictions.get(0))
        .startsWith("{\"name\":\"")
        .contains("\"parameters\":{\"said\":\"");
    assertThat(told.predictions.get(2)).isEqualTo("There is nothing to call.");
    assertThat(told.answers.toString(StandardCharsets.UTF_8))
        .startsWith("{\"row\":1,\"raw\":\"{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":null,");
  }

  @Test
  void whatTheJournalKeepsOfThemGivesTheSameBytes() throws IOException {
    List<TestRow> rows = rows();
    Told whole = new Told();
    evaluate(rows, caller(1, Integer.MAX_VALUE), whole);
    Files.delete(folder.resolve("journal"));

    assertThatThrownBy(() -> evaluate(rows, caller(2, 9), new Told()))
        .hasMessage("the endpoint is gone");
    Told rest = new Told();
    EvaluationResult result = evaluate(rows, caller(3, Integer.MAX_VALUE), rest);

    assertThat(result.progress().resumed()).isEqualTo(8);
    assertThat(rest.predictions).isEqualTo(whole.predictions);
    assertThat(rest.answers.toByteArray()).isEqualTo(whole.answers.toByteArray());
  }
}
