package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Case;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rows as {@code [question, answer, prediction]}, and what is said of them all. */
final class NotesTest {

  @TestFactory
  Stream<DynamicTest> whatIsSaid() {
    return Case.tests(
        "/predictions/notes.jsonl",
        each -> {
          List<String> said = summary(each).notes().stream().map(Note::toString).toList();
          List<String> expected =
              each.items("notes").stream().map(note -> "note: " + note.text()).toList();
          assertThat(said).isEqualTo(expected);
        });
  }

  private static Summary summary(Case each) {
    Task task = each.constant("task", Task.QUESTION_ANSWERING);
    List<Metric> metrics =
        each.find("metric").flatMap(name -> Metrics.named(name.text())).stream().toList();
    List<Tool> tools =
        each.find("tool").map(name -> new Tool(name.text(), Optional.empty())).stream().toList();
    Scoring scoring = new Scoring(task, tools, List.of(), metrics);
    for (Node row : each.items("rows")) {
      List<String> texts = new ArrayList<>();
      row.items().forEach(text -> texts.add(text(text)));
      scoring.score(row(each, texts));
    }
    return scoring.summary();
  }

  private static String text(Node value) {
    return value.is(Kind.STRING) ? value.text() : value.raw().toString();
  }

  private static Prediction row(Case each, List<String> texts) {
    return new Prediction(
        new Origin("test", 1),
        each.is("messages") ? DataVersion.V1 : DataVersion.V0,
        texts.get(0),
        texts.get(1),
        texts.get(2),
        Optional.empty(),
        Map.of());
  }

  @Test
  void asJson() {
    Scoring scoring =
        new Scoring(
            Task.QUESTION_ANSWERING,
            List.of(),
            List.of(),
            List.of(Metrics.named("binary").orElseThrow()));
    Rows.good("good.jsonl").forEach(scoring::score);
    String json = new Report(scoring.summary()).json(Layout.COMPACT);
    assertThat(json).contains("\"notes\":[{\"note\":\"empty predictions\",\"count\":");
  }
}
