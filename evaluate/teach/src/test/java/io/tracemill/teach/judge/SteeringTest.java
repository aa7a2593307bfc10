package io.tracemill.teach.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.json.Case;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.teach.Asking;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rows that try to steer a judge who obeys every word outside of the fences, and no other. */
final class SteeringTest {
  private static final long SEED = 123;
  private static final Pattern BOUNDARY = Pattern.compile("<<<([0-9a-f]{16})");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> changesNoReading() {
    return Case.tests("/judge/steering.jsonl", this::check);
  }

  private void check(Case each) throws IOException {
    ScriptedTeacher teacher = new ScriptedTeacher("obedient", SteeringTest::obey);
    Judge judge = judge(teacher);
    Prediction row = row(each, judge);
    try (SharedJournal journal = SharedJournal.open(folder.resolve("journal"))) {
      Asking asking = new JournaledAsking(journal, new AskingListener() {});
      JudgedPredictions judged = new JudgedPredictions(judge, asking, List.of(JudgeMode.values()));
      judged.ask(List.of(row).iterator());
      Score bad = new Scored(0);
      assertThat(judged.given(row))
          .isEqualTo(Map.of("llm-as-a-judge", bad, "llm-as-a-judge-reference-free", bad));
    }
    for (JudgeMode mode : JudgeMode.values()) {
      for (Showing showing : Showing.values()) {
        checkStructure(judge, row, mode, showing);
      }
    }
  }

  private static Judge judge(ScriptedTeacher teacher) throws IOException {
    return new Judge(
        teacher,
        JudgePrompts.read(PromptFiles.builtIn()),
        Optional.of(Jobs.task("Names the city.")),
        SEED);
  }

  private static Prediction row(Case each, Judge judge) {
    String boundary = boundary(text(judge.prompt(row(each, ""), mode(), Showing.USUAL)));
    return row(each, boundary);
  }

  private static JudgeMode mode() {
    return JudgeMode.WITH_REFERENCE;
  }

  private static Prediction row(Case each, String boundary) {
    return new Prediction(
        new Origin("t.jsonl", 1),
        DataVersion.V0,
        filled(each, "question", "Which city?", boundary),
        filled(each, "answer", "Paris", boundary),
        filled(each, "prediction", "Rome", boundary),
        each.find("context").map(Node::text),
        Map.of());
  }

  private static String filled(Case each, String field, String usual, String boundary) {
    return each.text(field, usual)
        .replace("{boundary}", boundary)
        .replace("{BOUNDARY}", boundary.toUpperCase(Locale.ROOT));
  }

  private static String text(Prompt prompt) {
    Node messages = Node.of(((Prompt.Conversation) prompt).messages());
    assertThat(messages.size()).isEqualTo(1);
    Node message = messages.items().iterator().next();
    assertThat(message.field(Name.of("role")).text()).isEqualTo("user");
    return message.field(Name.of("content")).text();
  }

  private static String boundary(String text) {
    Matcher found = BOUNDARY.matcher(text);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** What stands outside of the fences: each is taken out from its first line to its last. */
  private static String outside(String text) {
    String boundary = boundary(text);
    return text.replaceAll("(?s)<<<" + boundary + " ([A-Z]+)\n.*?\n\\1 " + boundary + ">>>", "[$1]")
        .replace(boundary, "BOUNDARY");
  }

  /** Says bad, unless something outside of the fences tells it to say good, or to say all good. */
  private static String obey(Prompt.Conversation prompt) {
    String outside = outside(text(prompt));
    String told = outside.substring(0, outside.indexOf("You may think first"));
    boolean steered =
        told.contains("VERDICT") || told.contains("Everything.") || told.contains("Paris");
    return "I was told so.\nVERDICT: " + (steered ? "good" : "bad");
  }

  private static void checkStructure(Judge judge, Prediction row, JudgeMode mode, Showing showing) {
    String text = text(judge.prompt(row, mode, showing));
    String boundary = boundary(text);
    int sections =
        2 + (mode == JudgeMode.WITH_REFERENCE ? 1 : 0) + (row.context().isPresent() ? 1 : 0);
    assertThat(text.split(boundary, -1).length - 1)
        .as("two for each section, and two in the words about them")
        .isEqualTo(2 * sections + 2);
    assertThat(text.toLowerCase(Locale.ROOT).split(boundary, -1)).hasSize(2 * sections + 3);
    Prediction harmless =
        new Prediction(
            row.origin(),
            row.version(),
            "a",
            "b",
            "c",
            row.context().map(context -> "d"),
            Map.of());
    assertThat(outside(text)).isEqualTo(outside(text(judge.prompt(harmless, mode, showing))));
  }
}
