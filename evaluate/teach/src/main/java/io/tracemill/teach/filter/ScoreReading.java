package io.tracemill.teach.filter;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.teach.PlainAnswer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * The scores that a teacher's answer gives to the traces it was asked about.
 *
 * <p>Certain is: JSON objects with a trace's id and two whole scores from 1 to 5, however they are
 * put together and whatever is said around them, but not in thoughts. Where one trace was asked
 * about, an object without an id or words such as {@code Relevance: 4} will do. What is not certain
 * is no score.
 */
public final class ScoreReading {
  private final List<String> ids;
  private final Map<String, Rating> ratings = new HashMap<>();
  private final Map<String, Unrated> open = new HashMap<>();

  /** Whether an object has scores, of whatever. */
  private boolean objects;

  private ScoreReading(List<String> ids) {
    this.ids = ids;
  }

  /**
   * Reads what became of a request.
   *
   * @param ids of the traces that were asked about, in lower case
   */
  public static ScoreReading of(Outcome outcome, List<String> ids) {
    ScoreReading reading = new ScoreReading(List.copyOf(ids));
    Unrated otherwise = why(outcome);
    if (outcome instanceof Outcome.Answered answered && otherwise != Unrated.FILTERED) {
      reading.read(PlainAnswer.of(answered), answered.ending().isCut());
    }
    for (String id : ids) {
      if (!reading.ratings.containsKey(id)) {
        reading.open.putIfAbsent(id, otherwise);
      }
    }
    return reading;
  }

  /** Why there is no score where the answer has none. */
  private static Unrated why(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      boolean filtered = answered.ending() == Ending.FILTERED;
      Unrated whole = filtered ? Unrated.FILTERED : Unrated.NOT_NAMED;
      return answered.ending().isCut() ? Unrated.CUT : whole;
    }
    if (outcome instanceof Outcome.Unanswered) {
      return Unrated.UNANSWERED;
    }
    return outcome instanceof Outcome.Overflowed ? Unrated.TOO_LONG : Unrated.REFUSED;
  }

  /** The scores of a trace, if the answer has them. */
  public Optional<Rating> rating(String id) {
    return Optional.ofNullable(ratings.get(id));
  }

  /** Why a trace that was asked about has none. */
  public Optional<Unrated> open(String id) {
    return Optional.ofNullable(open.get(id));
  }

  private void read(String answer, boolean cut) {
    for (Node value : JsonInText.find(answer, cut)) {
      walk(value, Optional.empty());
    }
    if (ids.size() == 1 && !cut && !objects && namesNoOther(answer)) {
      SaidScores said = SaidScores.in(answer);
      if (said.any()) {
        note(ids.get(0), said.rating());
      }
    }
  }

  private boolean namesNoOther(String answer) {
    return FilterPrompt.ID
        .matcher(answer.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .allMatch(ids::contains);
  }

  /**
   * Looks for objects with scores.
   *
   * @param owner the trace that was named further out
   */
  private void walk(Node value, Optional<String> owner) {
    if (value.is(Kind.ARRAY)) {
      value.items().forEach(item -> walk(item, owner));
    } else if (value.is(Kind.OBJECT)) {
      ScoreFields fields = new ScoreFields(value.fields());
      Optional<String> own = fields.id().or(() -> owner);
      if (fields.anyScore()) {
        objects = true;
        asked(own).ifPresent(id -> note(id, fields.rating()));
      } else {
        fields.fields().forEach(field -> walk(field.value(), name(field.key()).or(() -> own)));
      }
    }
  }

  /** Ids have digits, unlike the words that objects are otherwise found under. */
  private static Optional<String> name(String key) {
    return Optional.of(key).filter(word -> word.chars().anyMatch(Character::isDigit));
  }

  /** The trace that is meant, if it was asked about; where one was, it need not be named. */
  private Optional<String> asked(Optional<String> name) {
    if (name.isEmpty()) {
      return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }
    return name.map(id -> id.strip().toLowerCase(Locale.ROOT)).filter(ids::contains);
  }

  private void note(String id, Optional<Rating> rating) {
    if (open.containsKey(id) || ratings.containsKey(id)) {
      if (!rating(id).equals(rating)) {
        ratings.remove(id);
        open.put(id, Unrated.CONTRADICTORY);
      }
    } else if (rating.isPresent()) {
      ratings.put(id, rating.get());
    } else {
      open.put(id, Unrated.UNREADABLE);
    }
  }
}
