package io.tracemill.teach.judge;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.score.Prediction;
import io.tracemill.score.agreement.SplitMix;
import io.tracemill.score.metric.MessageText;
import io.tracemill.trace.DataVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of rows what a judge is to be tried with. */
final class ProbedAnswers {
  private static final String COURTESY =
      "\n\nI hope this helps. Please let me know if there is anything else.";

  private static final String BLANK = "\n\n";
  private static final int SHORTEST = 8;
  private static final int FEWEST_WORDS = 4;

  /** A verb that can be denied by a word behind it. */
  private static final Pattern VERB =
      Pattern.compile("\\b(is|are|was|were|can|will|should|must|does|do|has|have)\\b(?! not)");

  private final List<Prediction> rows;
  private final long seed;

  /** From {@code rows}; the seed is of the order of words. */
  ProbedAnswers(List<Prediction> rows, long seed) {
    this.rows = List.copyOf(rows);
    this.seed = seed;
  }

  /** The row as {@code probe} has it; nothing where it cannot be made of it. */
  Optional<Prediction> of(int row, Probe probe) {
    Prediction usual = rows.get(row);
    String right = said(usual, usual.answer());
    Optional<String> prediction =
        switch (probe) {
          case REPEATED, TURNED -> Optional.of(usual.prediction());
          case PADDED -> Optional.of(padded(usual));
          case REFERENCE -> Optional.of(usual.answer());
          case HALVED -> halved(right).map(text -> saying(usual, text));
          case SHUFFLED -> shuffled(right, row).map(text -> saying(usual, text));
          case NEGATED -> negated(right).map(text -> saying(usual, text));
          case SWAPPED -> another(row);
        };
    return prediction.filter(text -> !usual.answer().isBlank()).map(text -> with(usual, text));
  }

  private static Prediction with(Prediction row, String prediction) {
    return new Prediction(
        row.origin(),
        row.version(),
        row.question(),
        row.answer(),
        prediction,
        row.context(),
        row.recorded());
  }

  /** What messages say; calls stay as they are. */
  private static String said(Prediction row, String answer) {
    return row.version() == DataVersion.V1 ? MessageText.of(answer) : answer;
  }

  /** In the form of the row. */
  private static String saying(Prediction row, String text) {
    if (row.version() != DataVersion.V1 || isData(text)) {
      return text;
    }
    JsonText json = new JsonText(Layout.COMPACT).beginArray().beginObject();
    json.name("role").value("assistant").name("content").value(text);
    return json.endObject().endArray().toString();
  }

  /** Whether it is a call or other data, which words would break. */
  private static boolean isData(String text) {
    String bare = text.strip();
    return !bare.isEmpty() && "{[<".indexOf(bare.charAt(0)) >= 0;
  }

  private static String padded(Prediction row) {
    String said = said(row, row.prediction());
    return isData(said) || said.isBlank() ? row.prediction() + BLANK : saying(row, said + COURTESY);
  }

  private static Optional<String> halved(String text) {
    int points = text.codePointCount(0, text.length());
    return points < SHORTEST
        ? Optional.empty()
        : Optional.of(text.substring(0, text.offsetByCodePoints(0, points / 2)));
  }

  private Optional<String> shuffled(String text, int row) {
    String[] words = text.strip().split("\\s+");
    if (isData(text) || words.length < FEWEST_WORDS) {
      return Optional.empty();
    }
    SplitMix random = new SplitMix(seed + row);
    String[] drawn = words.clone();
    for (int i = drawn.length - 1; i > 0; i--) {
      int other = random.below(i + 1);
      String word = drawn[i];
      drawn[i] = drawn[other];
      drawn[other] = word;
    }
    return Arrays.equals(words, drawn) ? Optional.empty() : Optional.of(String.join(" ", drawn));
  }

  private static Optional<String> negated(String text) {
    if (isData(text) || text.isBlank()) {
      return Optional.empty();
    }
    Matcher verb = VERB.matcher(text);
    return Optional.of(
        verb.find()
            ? text.substring(0, verb.end()) + " not" + text.substring(verb.end())
            : "The right answer is anything but this: " + text);
  }

  /** The answer of the next row that has another one, to another question. */
  private Optional<String> another(int row) {
    Prediction usual = rows.get(row);
    for (int i = 1; i < rows.size(); i++) {
      Prediction other = rows.get((row + i) % rows.size());
      if (!other.answer().equals(usual.answer())
          && !other.answer().isBlank()
          && !other.question().equals(usual.question())) {
        return Optional.of(other.answer());
      }
    }
    return Optional.empty();
  }
}
