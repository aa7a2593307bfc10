package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.screen.relevance.Mixture.Outcome;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Mixtures of topics, of which it is known which traces are about the job. */
class MixturesTest {
  private static final int SIZE = 200;
  private static final long SEED = 20;

  @ParameterizedTest
  @EnumSource(ConversationShape.class)
  void keepsWhatIsAllOfOneTopic(ConversationShape shape) {
    for (Domain domain : Domain.values()) {
      if (shape == ConversationShape.ANSWER && domain == Domain.CODE) {
        continue; // Half of its questions share no word with its description.
      }
      Outcome outcome = mix(shape.job(domain), shape, shape, domain, 0);
      assertThat(outcome.recall()).as(domain + " seed " + SEED).isGreaterThanOrEqualTo(0.98);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ConversationShape.class,
      names = {"ANSWER", "CHAT"})
  void keepsAllWhereTheJobDescriptionIsTerse(ConversationShape shape) {
    for (Domain domain : Domain.values()) {
      Outcome outcome = mix(domain.terse(), shape, shape, domain, 0);
      assertThat(outcome.recall()).as(domain + " seed " + SEED).isGreaterThanOrEqualTo(0.98);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LABEL, LABEL, 5",
    "LABEL, LABEL, 80",
    "LABEL, ANSWER, 20",
    "LABEL, CHAT, 50",
    "LABEL, CHAT, 80",
    "CHAT, CHAT, 5",
    "CHAT, CHAT, 20",
    "CHAT, CHAT, 50",
    "CHAT, CHAT, 80",
    "CALL, CALL, 5",
    "CALL, CALL, 50",
    "CALL, CALL, 80",
    "CALL, CHAT, 20",
    "CALL, CHAT, 80"
  })
  void tellsTopicsApart(ConversationShape shape, ConversationShape others, int percent) {
    for (Domain domain : Domain.values()) {
      Outcome outcome = mix(shape.job(domain), shape, others, domain, percent);
      String what = domain + " " + outcome + " seed " + SEED;
      assertThat(outcome.recall()).as(what).isGreaterThanOrEqualTo(0.97);
      assertThat(outcome.precision()).as(what).isGreaterThanOrEqualTo(0.9);
      assertThat(outcome.auc()).as(what).isGreaterThanOrEqualTo(0.98);
    }
  }

  @ParameterizedTest
  @CsvSource({"50, 0.8", "80, 0.8"})
  void ordersShortQuestionsByTopic(int percent, double auc) {
    for (Domain domain : Domain.values()) {
      Outcome outcome =
          mix(
              ConversationShape.ANSWER.job(domain),
              ConversationShape.ANSWER,
              ConversationShape.ANSWER,
              domain,
              percent);
      String what = domain + " " + outcome + " seed " + SEED;
      assertThat(outcome.auc()).as(what).isGreaterThanOrEqualTo(auc);
    }
  }

  @Test
  void doesNotDependOnTheOrderOfTraces() {
    Random random = new Random(SEED);
    Mixture mixture =
        new Mixture(ConversationShape.CHAT.job(Domain.HOME), ConversationShape.CHAT.task());
    mixture.with(ConversationShape.CHAT, Domain.HOME, 40, random);
    mixture.without(ConversationShape.CHAT, Domain.HOME, 40, random);
    assertThat(mixture.shuffled(1).judge(Thresholds.DEFAULT))
        .containsExactlyInAnyOrderElementsOf(mixture.judge(Thresholds.DEFAULT));
  }

  @ParameterizedTest
  @EnumSource(ConversationShape.class)
  void keepsAllWhereTheJobDescriptionSaysNothing(ConversationShape shape) {
    JobDescription job = Jobs.task("Do it.");
    Outcome outcome = mix(job, shape, shape, Domain.TRAVEL, 50);
    assertThat(outcome.judgements()).allMatch(Judgement::keep);
    assertThat(outcome.judgements()).allMatch(judgement -> judgement.relevance() == 4);
  }

  private static Outcome mix(
      JobDescription job,
      ConversationShape shape,
      ConversationShape others,
      Domain domain,
      int percent) {
    Random random = new Random(SEED);
    int off = SIZE * percent / 100;
    Mixture mixture = new Mixture(job, shape.task());
    mixture.with(shape, domain, SIZE - off, random);
    mixture.without(others, domain, off, random);
    return mixture.outcome(Thresholds.DEFAULT);
  }
}
