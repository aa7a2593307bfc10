package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoherenceTest {
  private static final long SEED = 11;

  @ParameterizedTest
  @EnumSource(
      value = ConversationShape.class,
      names = {"CHAT", "CALL"})
  void dropsShuffledConversations(ConversationShape shape) {
    Random random = new Random(SEED);
    Mixture mixture = new Mixture(shape.job(Domain.BANKING), shape.task());
    mixture.with(shape, Domain.BANKING, 100, random);
    for (int i = 0; i < 100; i++) {
      List<String> messages = new ArrayList<>(shape.messages(Domain.BANKING, random));
      List<String> before = List.copyOf(messages);
      Collections.shuffle(messages, random);
      mixture.add(ConversationShape.line(messages), messages.equals(before));
    }
    assertGood(mixture, 0.9);
  }

  @Test
  void dropsAnswersThatBreakOff() {
    Random random = new Random(SEED);
    Mixture mixture =
        new Mixture(ConversationShape.ANSWER.job(Domain.COOKING), ConversationShape.ANSWER.task());
    mixture.with(ConversationShape.ANSWER, Domain.COOKING, 100, random);
    for (int i = 0; i < 40; i++) {
      Domain.Exchange exchange = Domain.COOKING.exchange(random);
      String answer = exchange.answer();
      String cut = answer.substring(0, answer.length() - 6 - random.nextInt(10));
      mixture.add(
          ConversationShape.line(
              List.of(
                  ConversationShape.user(exchange.question()), ConversationShape.assistant(cut))),
          false);
    }
    assertGood(mixture, 0.85);
  }

  @Test
  void saysWhatIsWrong() {
    Mixture mixture =
        new Mixture(ConversationShape.CHAT.job(Domain.HOME), ConversationShape.CHAT.task());
    mixture.add(
        ConversationShape.line(
            List.of(
                ConversationShape.assistant("The lamp is off."),
                ConversationShape.user("Turn off the lamp."),
                ConversationShape.user("Thanks."),
                ConversationShape.assistant(""))),
        false);
    Judgement judgement = mixture.judge(Thresholds.DEFAULT).get(0);
    assertThat(judgement.reasons())
        .containsExactly(
            "the same speaker follows itself in 1 of 3 turns",
            "starts with the assistant",
            "1 of 2 answers empty",
            "has words of the job description: lamp",
            "its words do not tell it apart from the other traces");
    assertThat(judgement.relevance()).isEqualTo(4);
    assertThat(judgement.coherence()).isEqualTo(1);
    assertThat(judgement.keep()).isFalse();
  }

  private static void assertGood(Mixture mixture, double precision) {
    Mixture.Outcome outcome = mixture.outcome(Thresholds.DEFAULT);
    String what = outcome + " seed " + SEED;
    assertThat(outcome.recall()).as(what).isGreaterThanOrEqualTo(0.98);
    assertThat(outcome.precision()).as(what).isGreaterThanOrEqualTo(precision);
  }
}
