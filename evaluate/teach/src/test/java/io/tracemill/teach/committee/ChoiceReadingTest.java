package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.json.Case;
import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChoiceReadingTest {
  private static final int COUNT = 3;

  @TestFactory
  Stream<DynamicTest> choices() {
    return Case.tests("/committee/choices.jsonl", ChoiceReadingTest::check);
  }

  private static void check(Case each) {
    Outcome.Answered answer =
        new Outcome.Answered(
            0,
            each.text("text"),
            each.find("message").map(Node::text),
            1,
            1,
            Ending.END_TOKEN,
            each.is("inside"));
    int count = each.find("count").map(n -> n.number().intValueExact()).orElse(COUNT);
    String read = ChoiceReading.read(answer, count).map(ChoiceReading::letter).orElse("");
    assertThat(read).isEqualTo(each.text("expected"));
  }

  @ParameterizedTest
  @EnumSource
  void onlyAWholeAnswerIsAChoice(Ending ending) {
    boolean whole = !ending.isCut() && ending != Ending.FILTERED;
    Outcome answer = new Outcome.Answered(0, "CHOICE: A", 1, 1, ending, false);

    assertThat(Arbiter.choice(answer, List.of(1, 0)))
        .isEqualTo(whole ? Optional.of(1) : Optional.empty());
  }

  @Test
  void whatIsNoAnswerIsNoChoice() {
    List<Integer> order = List.of(0, 1);

    assertThat(Arbiter.choice(new Outcome.Failed(0, "CHOICE: A"), order)).isEmpty();
    assertThat(Arbiter.choice(new Outcome.Overflowed(0, 9, 8), order)).isEmpty();
    assertThat(Arbiter.choice(new Outcome.Unanswered(0, "CHOICE: A"), order)).isEmpty();
  }

  @Test
  void lettersOfSomeAnswers() {
    assertThat(ChoiceReading.letters(2)).isEqualTo("A or B");
    assertThat(ChoiceReading.letters(4)).isEqualTo("A, B, C or D");
  }

  /** Pieces of choices, thrown together: what is read as one ends with its letter. */
  @Test
  void nothingFailsAndNothingIsGuessed() {
    long seed = 20_260_202;
    List<String> pieces =
        List.of(
            "CHOICE",
            ":",
            " ",
            "A",
            "B",
            "Z",
            "\n",
            "**",
            "{",
            "}",
            "\"choice\"",
            "\"A\"",
            "</think>",
            "```",
            "or ",
            ".",
            "[",
            "]",
            "\\",
            ",");
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n > 0; n--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      Outcome.Answered answer =
          new Outcome.Answered(0, text.toString(), 1, 1, Ending.END_TOKEN, false);
      Optional<Integer> read = ChoiceReading.read(answer, COUNT);
      if (read.isPresent()) {
        assertThat(text.toString().replaceAll("[\\s*`.\"\\[\\]{}]+$", ""))
            .as("seed %d: %s", seed, text)
            .endsWith(ChoiceReading.letter(read.get()));
      }
    }
  }
}
