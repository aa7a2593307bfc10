package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelScoringTest {
  private static final Offset<Double> ROUNDING = Offset.offset(1e-9);

  private static LabelScoring scoring(HashDecoder decoder, SchedulerSettings settings) {
    return new LabelScoring(
        new SlotCache(decoder), Alone.VOCABULARY, settings, SchedulerListener.NONE);
  }

  private static List<Outcome> score(LabelScoring scoring, List<LabelSequence> sequences)
      throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    scoring.score(sequences.iterator(), outcomes::add);
    return outcomes;
  }

  /** Token by token, from the definition. */
  private static double alone(HashDecoder decoder, Tokens prompt, Tokens label) {
    double sum = 0;
    for (int i = 0; i < label.size(); i++) {
      sum += logLikelihood(decoder, prompt, label.slice(0, i), label.at(i));
    }
    return sum;
  }

  private static double logLikelihood(HashDecoder decoder, Tokens prompt, Tokens said, int next) {
    int[] all = prompt.followedBy(said).toArray();
    float[] logits = HashDecoder.logitsBehind(all, all.length, decoder.ropeVariant(prompt.size()));
    return HashDecoder.logLikelihood(logits, next);
  }

  @Test
  void likelihoodsThatAreNoNumbersAreAFailure() throws IOException {
    HashDecoder decoder = new HashDecoder(200, 1000);
    decoder.broken = token -> token == 2;
    List<Tokens> labels = List.of(Tokens.of(5), Tokens.of(6, 7));
    assertThat(
            score(
                scoring(decoder, SchedulerSettings.of(1)),
                List.of(
                    new LabelSequence(0, Tokens.of(1, 2), labels),
                    new LabelSequence(1, Tokens.of(1, 3), labels))))
        .hasSize(2)
        .contains(new Outcome.Failed(0, Continuation.NoNumbers.REASON))
        .anyMatch(outcome -> outcome instanceof Outcome.Labelled labelled && labelled.row() == 1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLabelIsAsLikelyAsItsTokens(boolean sharing) throws IOException {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      HashDecoder decoder = new HashDecoder(200, 150 + random.nextInt(1000));
      List<Tokens> labels = new ArrayList<>();
      int count = 1 + random.nextInt(6);
      for (int label = 0; label < count; label++) {
        labels.add(Tokens.of(label + 3).followedBy(Prompts.tokens(random, label)));
      }
      List<LabelSequence> sequences =
          Prompts.random(random, 12, 60).stream()
              .map(each -> new LabelSequence(each.row(), each.prompt(), labels))
              .toList();
      SchedulerSettings settings =
          new SchedulerSettings(4, 1 + random.nextInt(50), sharing, 1 + random.nextInt(9));
      for (Outcome outcome : score(scoring(decoder, settings), sequences)) {
        Tokens prompt = sequences.get((int) outcome.row()).prompt();
        List<Double> found = ((Outcome.Labelled) outcome).logLikelihoods();
        for (int label = 0; label < labels.size(); label++) {
          assertThat(found.get(label))
              .as("seed %d, row %d, label %d", seed, outcome.row(), label)
              .isCloseTo(alone(decoder, prompt, labels.get(label)), ROUNDING);
        }
      }
    }
  }

  @Test
  void theEndCountsForALabelThatAnotherBeginsWith() throws IOException {
    HashDecoder decoder = new HashDecoder(200, 1000);
    Tokens prompt = Tokens.of(1, 2, 3);
    Tokens brief = Tokens.of(7, 8);
    Tokens other = Tokens.of(7, 8, 9);
    Outcome outcome =
        score(
                scoring(decoder, SchedulerSettings.of(1)),
                List.of(new LabelSequence(0, prompt, List.of(other, brief, Tokens.of(7, 5)))))
            .get(0);
    double ends =
        Math.log(
            Math.exp(logLikelihood(decoder, prompt, brief, 0))
                + Math.exp(logLikelihood(decoder, prompt, brief, 39)));
    List<Double> found = ((Outcome.Labelled) outcome).logLikelihoods();
    assertThat(found.get(0)).isCloseTo(alone(decoder, prompt, other), ROUNDING);
    assertThat(found.get(1)).isCloseTo(alone(decoder, prompt, brief) + ends, ROUNDING);
    assertThat(found.get(2)).isCloseTo(alone(decoder, prompt, Tokens.of(7, 5)), ROUNDING);
  }

  @Test
  void eachPromptIsOnePassAndItsBeginningIsReused() throws IOException {
    Random random = new Random(4);
    Tokens system = Prompts.tokens(random, 100);
    List<Tokens> labels = List.of(Tokens.of(1, 2), Tokens.of(3));
    List<LabelSequence> sequences = new ArrayList<>();
    for (int row = 0; row < 10; row++) {
      Tokens prompt = system.followedBy(Tokens.of(row, 5, 6));
      sequences.add(new LabelSequence(row, prompt, labels));
    }
    LabelScoring scoring = scoring(new HashDecoder(500, 5000), SchedulerSettings.of(4));
    assertThat(score(scoring, sequences)).hasSize(10);
    assertThat(scoring.counts()).isEqualTo(new SchedulerCounts(10, 100 + 10 * 3, 900, 0, 1));
  }

  /** Where the labels do not fit behind a prompt together, some of them do. */
  @Test
  void onlyALabelThatDoesNotFitAloneOverflows() throws IOException {
    HashDecoder decoder = new HashDecoder(40, 1000);
    List<Tokens> labels = new ArrayList<>();
    for (int label = 1; label < 9; label++) {
      labels.add(Prompts.tokens(new Random(label), 5));
    }
    Tokens fits = Prompts.tokens(new Random(1), 35);
    Tokens longer = Prompts.tokens(new Random(1), 36);
    List<Outcome> outcomes =
        score(
            scoring(decoder, SchedulerSettings.of(1)),
            List.of(new LabelSequence(0, fits, labels), new LabelSequence(1, longer, labels)));
    List<Double> found = ((Outcome.Labelled) outcomes.get(0)).logLikelihoods();
    for (int label = 0; label < labels.size(); label++) {
      assertThat(found.get(label)).isCloseTo(alone(decoder, fits, labels.get(label)), ROUNDING);
    }
    assertThat(outcomes.get(1)).isEqualTo(new Outcome.Overflowed(1, 36, 40));
  }

  /** Which node sees which is a square of the nodes: of all of these 50 million numbers. */
  @Test
  void manyLabelsAreSharedOutToPasses() throws IOException {
    HashDecoder decoder = new HashDecoder(10_000, 10_000);
    Random random = new Random(5);
    List<Tokens> labels = new ArrayList<>();
    for (int label = 0; label < 700; label++) {
      labels.add(Prompts.tokens(random, 11));
    }
    Tokens prompt = Tokens.of(1, 2, 3);
    LabelScoring scoring = scoring(decoder, SchedulerSettings.of(1));
    Outcome outcome = score(scoring, List.of(new LabelSequence(0, prompt, labels))).get(0);
    assertThat(scoring.counts().passes()).isBetween(10L, 20L);
    List<Double> found = ((Outcome.Labelled) outcome).logLikelihoods();
    for (int label = 0; label < labels.size(); label += 50) {
      assertThat(found.get(label)).isCloseTo(alone(decoder, prompt, labels.get(label)), ROUNDING);
    }
  }

  @Test
  void memoryTooSmallIsAnError() {
    HashDecoder decoder = new HashDecoder(40, 1000);
    decoder.failures = (slots, resizing) -> true;
    LabelSequence sequence = new LabelSequence(0, Tokens.of(1), List.of(Tokens.of(2)));
    assertThatThrownBy(() -> score(scoring(decoder, SchedulerSettings.of(1)), List.of(sequence)))
        .isExactlyInstanceOf(IOException.class)
        .hasMessageStartingWith("memory is too small for one sequence alone (no room for 1); use");
  }
}
