package io.tracemill.teach.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.json.Case;
import io.tracemill.json.Node;
import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class VerdictReaderTest {
  private final VerdictReader reader = new VerdictReader();

  @TestFactory
  Stream<DynamicTest> verdicts() {
    return Case.tests("/judge/verdicts.jsonl", this::check);
  }

  private void check(Case each) {
    Outcome answer =
        new Outcome.Answered(
            1,
            each.text("text"),
            each.find("message").map(Node::text),
            10,
            10,
            each.constant("ending", Ending.END_TOKEN),
            each.is("inside"));
    assertThat(reader.read(answer)).isEqualTo(expected(each.text("expected")));
  }

  private static Score expected(String words) {
    return switch (words) {
      case "good" -> new Scored(1);
      case "bad" -> new Scored(0);
      default -> new NotScored(words);
    };
  }

  @Test
  void whatIsNoAnswerIsNoVerdict() {
    assertThat(reader.read(new Outcome.Overflowed(1, 9_000, 4_096)))
        .isEqualTo(new NotScored("too long for the judge"));
    assertThat(reader.read(new Outcome.Failed(1, "no system messages")))
        .isEqualTo(new NotScored("the judge refused the request"));
    assertThat(reader.read(new Outcome.Unanswered(1, "connection reset")))
        .isEqualTo(new NotScored("the judge gave no answer"));
  }

  /** Pieces of verdicts, thrown together: what is read as one ends with a whole one. */
  @Test
  void nothingFailsAndNothingIsGuessed() {
    long seed = 20_260_101;
    List<String> pieces =
        List.of(
            "VERDICT",
            ":",
            " ",
            "good",
            "bad",
            "\n",
            "**",
            "{",
            "}",
            "\"verdict\"",
            "\"good\"",
            "<think>",
            "</think>",
            "```",
            "not ",
            ".",
            "[",
            "]",
            "\\",
            "\"",
            ",");
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(14); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Score score =
          reader.read(new Outcome.Answered(1, text.toString(), 1, 1, Ending.END_TOKEN, false));
      if (score instanceof Scored verdict) {
        String word = verdict.value() == 1 ? "good" : "bad";
        assertThat(text.toString().replaceAll("[\\s*`.\"}]+$", ""))
            .as("seed %d: %s", seed, text)
            .endsWith(word);
      }
    }
  }
}
