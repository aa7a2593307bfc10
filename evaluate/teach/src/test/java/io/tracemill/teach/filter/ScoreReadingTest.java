package io.tracemill.teach.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.json.Case;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ScoreReadingTest {
  private static final String CASES = "/filter/scores.jsonl";

  @TestFactory
  Stream<DynamicTest> eachCaseIsReadAsItIsMeant() {
    return Case.tests(CASES, ScoreReadingTest::check);
  }

  @Test
  void thereAreManyCases() {
    assertThat(Case.read(CASES)).hasSizeGreaterThanOrEqualTo(150);
  }

  private static void check(Case each) {
    List<String> ids = each.items("ids").stream().map(Node::text).toList();
    ScoreReading reading = ScoreReading.of(outcome(each), ids);
    Map<String, String> expected = new TreeMap<>();
    for (Field score : each.get("scores").fields()) {
      expected.put(score.key(), score.value().text());
    }
    Map<String, String> found = new TreeMap<>();
    for (String id : ids) {
      found.put(id, said(reading, id));
      assertThat(reading.rating(id).isPresent()).isNotEqualTo(reading.open(id).isPresent());
    }
    assertThat(found).isEqualTo(expected);
  }

  private static String said(ScoreReading reading, String id) {
    return reading
        .rating(id)
        .map(rating -> rating.relevance() + " " + rating.coherence())
        .orElseGet(() -> reading.open(id).orElseThrow().key());
  }

  private static Outcome outcome(Case each) {
    return switch (each.text("outcome", "answered")) {
      case "overflowed" -> new Outcome.Overflowed(0, 5000, 4096);
      case "failed" -> new Outcome.Failed(0, "refused");
      case "unanswered" -> new Outcome.Unanswered(0, "connection reset");
      default -> answered(each);
    };
  }

  private static Outcome answered(Case each) {
    Optional<String> message = each.find("message").map(node -> node.raw().toString());
    return new Outcome.Answered(
        0,
        each.text("answer", ""),
        message,
        1,
        1,
        each.constant("ending", Ending.END_TOKEN),
        each.is("inside"));
  }

  @Test
  void anAnswerWithManyBracketsIsReadSoon() {
    String brackets = "[".repeat(200_000) + "{".repeat(200_000);
    Outcome outcome = new Outcome.Answered(0, brackets, 1, 1, Ending.END_TOKEN, false);
    assertThat(ScoreReading.of(outcome, List.of("t00001")).open("t00001"))
        .contains(Unrated.NOT_NAMED);
  }
}
