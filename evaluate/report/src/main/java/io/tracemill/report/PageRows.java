package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.RowLabels;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rows that a page shows, each with what all models answered.
 *
 * @param files what the models answered, in their order, and perhaps one with what was asked
 * @param seed draws those that are shown of too many
 */
record PageRows(List<RowSource> files, List<ModelAnswers> models, Optional<Task> task, long seed) {
  private static final long ROOM = 9_000_000;
  private static final Name CONFUSION = Name.of("confusion");
  private static final Name COLUMNS = Name.of("columns");

  /** Keeps copies. */
  PageRows {
    files = List.copyOf(files);
    models = List.copyOf(models);
  }

  /** Adds the names of the metrics, and the rows. */
  void addTo(LongJson page) throws IOException {
    Optional<RowLabels> labels =
        task.filter(one -> one == Task.CLASSIFICATION || one.callsTools()).map(RowLabels::new);
    RowMatch match = RowMatch.of(files, labels);
    List<MatchedRow> drawn = new RowDraw(seed, ROOM).of(match.rows());
    JsonText metrics = LongJson.compact().beginArray();
    match.metrics().forEach(metrics::value);
    page.name("metrics").value(metrics.endArray());
    List<Set<String>> columns = new ArrayList<>();
    for (ModelAnswers model : models) {
      columns.add(columns(model));
    }
    page.name("rows").begin('{');
    number("total", match.rows().size(), page);
    number("shown", drawn.size(), page);
    number("seed", seed, page);
    number("unreadable", match.unreadable(), page);
    new RowsJson(files, match.metrics(), labels, columns).write(drawn, page.name("items"));
    page.end('}');
  }

  private static void number(String name, long number, LongJson json) throws IOException {
    json.name(name).value(LongJson.compact().value(number));
  }

  /** What the confusion matrix of a model knows; nothing where there is none. */
  private static Set<String> columns(ModelAnswers model) {
    Set<String> columns = new HashSet<>();
    Optional<Node> matrix =
        model
            .summary()
            .map(Node::of)
            .filter(summary -> summary.is(Kind.OBJECT))
            .flatMap(summary -> summary.find(CONFUSION))
            .flatMap(confusion -> confusion.find(COLUMNS));
    for (Node column : matrix.map(Node::items).orElse(List.of())) {
      columns.add(column.text());
    }
    return columns;
  }
}
