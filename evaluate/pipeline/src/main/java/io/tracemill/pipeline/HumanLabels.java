package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.token.Kind;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.rows.RowProblems;
import io.tracemill.score.Prediction;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people say of rows of predictions: a table or JSON Lines with {@code human}, {@code good} or
 * {@code bad}, and {@code row}, the row's line, or {@code question}. A row without a label was not
 * looked at. Where the prediction is there too, it has to be the row's own.
 */
final class HumanLabels {
  /** The columns of a table of labels. */
  static final RowColumns COLUMNS =
      new RowColumns(
          List.of(
              List.of("row", "human"),
              List.of("question", "human"),
              List.of("row", "prediction", "human")),
          List.of("human"));

  private static final Name ROW = Name.of("row");
  private static final Name QUESTION = Name.of("question");
  private static final Name PREDICTION = Name.of("prediction");
  private static final Name HUMAN = Name.of("human");

  private final Map<String, Label> labels = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final RowProblems problems = new RowProblems();

  private HumanLabels() {}

  /** What is said of a row, and of which prediction. */
  private record Label(boolean good, Optional<String> prediction) {}

  /** Reads the labels in {@code file}; what is wrong with some of them, the others do not feel. */
  static HumanLabels read(Path file) throws IOException {
    HumanLabels read = new HumanLabels();
    Tape tape = new Tape();
    try (LineSource lines = RowFile.open(Input.of(file.toString()), COLUMNS)) {
      lines.forEach(
          line -> {
            try {
              read.take(tape.read(line));
            } catch (DataException e) {
              read.problems.add(e);
            }
          });
    }
    return read;
  }

  private void take(Node node) {
    Optional<Node> human = node.find(HUMAN).filter(label -> !isBlank(label));
    if (human.isEmpty()) {
      return;
    }
    Label label = new Label(isGood(human.get()), node.find(PREDICTION).map(Node::text));
    Label before = labels.putIfAbsent(key(node), label);
    if (before != null && before.good() != label.good()) {
      throw node.failure("says the contrary of an earlier line; a row has one label");
    }
  }

  private static boolean isBlank(Node label) {
    return label.is(Kind.STRING) && label.text().isBlank();
  }

  private static boolean isGood(Node label) {
    String word = label.is(Kind.STRING) ? label.text().strip() : "";
    if (!word.equalsIgnoreCase("good") && !word.equalsIgnoreCase("bad")) {
      throw label.failure("expected good or bad but found " + label.shown());
    }
    return word.equalsIgnoreCase("good");
  }

  /** Rows are known by their lines, or else by what is asked. */
  private static String key(Node node) {
    Optional<Node> row = node.find(ROW);
    if (row.isEmpty()) {
      return question(node.field(QUESTION).text());
    }
    Node number = row.get();
    String text = number.is(Kind.STRING) ? number.text().strip() : plain(number.number());
    if (!text.matches("[0-9]{1,18}")) {
      throw number.failure("expected the number of a row but found " + number.shown());
    }
    return line(Long.parseLong(text));
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static String line(long row) {
    return "row " + row;
  }

  private static String question(String text) {
    return "question " + text;
  }

  /** Whether people call a row good; nothing where they did not look at it. */
  Optional<Boolean> of(Prediction row) {
    String line = line(row.origin().line());
    String key = labels.containsKey(line) ? line : question(row.question());
    Optional<Label> label =
        Optional.ofNullable(labels.get(key)).filter(found -> isOf(found, row.prediction()));
    label.ifPresent(found -> used.add(key));
    return label.map(Label::good);
  }

  /**
   * A table for people may have an apostrophe in front of what a spreadsheet would compute, and
   * spreadsheets change the ends of lines.
   */
  private static boolean isOf(Label label, String prediction) {
    String own = prediction.replace("\r", "");
    Optional<String> told = label.prediction().map(text -> text.replace("\r", ""));
    return told.isEmpty() || told.get().equals(own) || told.get().equals("'" + own);
  }

  /** How many labels there are. */
  int size() {
    return labels.size();
  }

  /** What is wrong with them, once all rows were looked at. */
  List<String> doubts() {
    List<String> doubts = new ArrayList<>(problems.shown());
    if (labels.isEmpty()) {
      doubts.add("no row has a label: expected good or bad in the column human");
    }
    int left = labels.size() - used.size();
    if (left > 0) {
      doubts.add(left + " of " + labels.size() + " labels are of no row, or of another prediction");
    }
    return List.copyOf(doubts);
  }
}
