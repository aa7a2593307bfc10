package io.tracemill.teach.judge;

import io.tracemill.answer.reading.ParsedAnswer;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.dialect.Thought;
import io.tracemill.dialect.call.JsonValues;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.teach.PlainAnswer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads verdicts: {@code VERDICT: good} or {@code VERDICT: bad} alone in the last line, in any
 * case, with marks of bold type and a full stop at most; or an object of JSON at the end whose
 * {@code verdict} is one of the two. Nothing else is a verdict, whatever it seems to mean.
 */
final class VerdictReader {
  private static final String MARKS = "[*_`\\s]*";
  private static final Pattern VERDICT =
      Pattern.compile(
          "(?:#+\\s+)?M(?:verdict)M[:\uff1a]M(good|bad)M\\.?M".replace("M", MARKS),
          Pattern.CASE_INSENSITIVE);

  private static final String FENCE = "```";
  private static final int MAX_BRACES = 100;

  private static final Score CUT = new NotScored("the verdict was cut by the token limit");
  private static final Score FILTERED = new NotScored("a filter of the server took the verdict");
  private static final Score THOUGHTS = new NotScored("the judge only thought");
  private static final Score EMPTY = new NotScored("the judge said nothing");
  private static final Score NONE = new NotScored("no verdict in the last line");
  private static final Score BOTH = new NotScored("both verdicts at the end");
  private static final Score TOO_LONG = new NotScored("too long for the judge");
  private static final Score REFUSED = new NotScored("the judge refused the request");
  private static final Score UNANSWERED = new NotScored("the judge gave no answer");

  /** The verdict that an outcome is. */
  Score read(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return read(answered);
    }
    if (outcome instanceof Outcome.Overflowed) {
      return TOO_LONG;
    }
    return outcome instanceof Outcome.Failed ? REFUSED : UNANSWERED;
  }

  private Score read(Outcome.Answered answered) {
    if (answered.ending().isCut()) {
      return CUT;
    }
    if (answered.ending() == Ending.FILTERED) {
      return FILTERED;
    }
    ParsedAnswer answer = PlainAnswer.read(answered);
    if (answer.thought().state() == Thought.State.UNCLOSED) {
      return THOUGHTS;
    }
    return said(answer.prediction().strip());
  }

  private static Score said(String text) {
    if (text.isEmpty()) {
      return EMPTY;
    }
    List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    int last = lines.size() - 1;
    Optional<Boolean> verdict = verdict(lines.get(last));
    if (verdict.isEmpty()) {
      return inJson(text).map(VerdictReader::score).orElse(NONE);
    }
    // Who repeats what he was asked for says the one and the other.
    Optional<Boolean> before = last == 0 ? Optional.empty() : verdict(lines.get(last - 1));
    return before.isPresent() && !before.equals(verdict) ? BOTH : score(verdict.get());
  }

  private static Score score(boolean good) {
    return new Scored(good ? 1 : 0);
  }

  private static Optional<Boolean> verdict(String line) {
    Matcher verdict = VERDICT.matcher(line);
    return verdict.matches() ? word(verdict.group(1)) : Optional.empty();
  }

  private static Optional<Boolean> word(String word) {
    if (word.equalsIgnoreCase("good")) {
      return Optional.of(true);
    }
    return word.equalsIgnoreCase("bad") ? Optional.of(false) : Optional.empty();
  }

  /** The verdict of the longest object that the end of {@code text} is. */
  private static Optional<Boolean> inJson(String text) {
    String bare = text.endsWith(FENCE) ? text.substring(0, text.length() - 3).strip() : text;
    if (!bare.endsWith("}")) {
      return Optional.empty();
    }
    int at = bare.indexOf('{');
    for (int i = 0; at >= 0 && i < MAX_BRACES; i++) {
      Optional<Node> object = JsonValues.whole(bare.substring(at));
      if (object.isPresent()) {
        return object.flatMap(VerdictReader::verdict);
      }
      at = bare.indexOf('{', at + 1);
    }
    return Optional.empty();
  }

  private static Optional<Boolean> verdict(Node object) {
    List<Node> found =
        object.fields().stream()
            .filter(field -> field.key().equalsIgnoreCase("verdict"))
            .map(Field::value)
            .toList();
    return found.size() == 1 && found.get(0).is(Kind.STRING)
        ? word(found.get(0).text())
        : Optional.empty();
  }
}
