package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SamplingTest {
  private static final float[] LOGITS = {1f, 3f, -2f, 3f, 0.5f, Float.NEGATIVE_INFINITY, 2f};

  /** Probabilities 0.4, 0.3, 0.2, 0.1 of tokens 2, 0, 3, 1: exact sums, and sums just beyond. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 2",
    "0.39, 2",
    "0.41, 2 0",
    "0.69, 2 0",
    "0.71, 2 0 3",
    "0.89, 2 0 3",
    "0.91, 2 0 3 1",
    "0.9999, 2 0 3 1",
    "1, 0 1 2 3"
  })
  void theSmallestSetWithTheProbability(double topP, String tokens) {
    float[] logits = {0.3f, -4, 1, 0};
    int[] nucleus = Sampling.nucleus(logits, new double[] {0.75, 0.25, 1, 0.5}, topP);
    assertThat(nucleus)
        .containsExactly(Arrays.stream(tokens.split(" ")).mapToInt(Integer::parseInt).toArray());
  }

  @Test
  void ofEquallyLikelyTokensTheFirstIsInTheSet() {
    assertThat(Sampling.nucleus(new float[] {0, -0f, 0, -0f}, new double[] {1, 1, 1, 1}, 0.5))
        .containsExactly(0, 1);
    assertThat(Sampling.likeliest(new float[] {1, 5, 5, 2})).isEqualTo(1);
  }

  /** Pearson's chi-square against the exact probabilities; limits are those of p = 0.001. */
  @ParameterizedTest
  @CsvSource({"1, 1, 6, 20.52", "0.5, 1, 6, 20.52", "2, 1, 6, 20.52", "1, 0.8, 3, 13.82"})
  void drawsFollowTheProbabilities(double temperature, double topP, int tokens, double limit) {
    double[] weights = Sampling.weights(LOGITS, temperature);
    int[] nucleus =
        Arrays.stream(Sampling.nucleus(LOGITS, weights, topP))
            .filter(token -> weights[token] > 0)
            .toArray();
    double sum = Arrays.stream(nucleus).mapToDouble(token -> weights[token]).sum();
    int draws = 200_000;
    int[] counts = new int[LOGITS.length];
    for (int draw = 0; draw < draws; draw++) {
      Decoding decoding = new Decoding(1000, temperature, topP, 42, List.of());
      TokenSequence sequence = new TokenSequence(draw / 500, Tokens.of(1), decoding);
      counts[Sampling.token(LOGITS, sequence, draw % 500)]++;
    }
    assertThat(nucleus).hasSize(tokens);
    double chiSquare = 0;
    for (int token : nucleus) {
      double expected = draws * weights[token] / sum;
      chiSquare += (counts[token] - expected) * (counts[token] - expected) / expected;
    }
    assertThat(Arrays.stream(nucleus).map(token -> counts[token]).sum()).isEqualTo(draws);
    assertThat(chiSquare).isLessThan(limit);
  }

  @Test
  void weightsAreOfTheSoftmax() {
    double[] weights = Sampling.weights(LOGITS, 0.5);
    assertThat(weights[1]).isEqualTo(1);
    assertThat(weights[0]).isEqualTo(StrictMath.exp(-4));
    assertThat(weights[5]).isZero();
  }

  /** Any seed, row or step is another draw, neighbours too. */
  @Test
  void drawsAreSpreadEvenly() {
    int[] counts = new int[64];
    for (int seed = 0; seed < 40; seed++) {
      for (int row = 0; row < 40; row++) {
        for (int step = 0; step < 40; step++) {
          counts[(int) (Sampling.uniform(seed, row, step) * 64)]++;
        }
      }
    }
    double chiSquare =
        Arrays.stream(counts).mapToDouble(count -> (count - 1000.0) * (count - 1000) / 1000).sum();
    assertThat(chiSquare).as("63 degrees, p = 0.001").isLessThan(103.4);
  }

  /** As a model of broken weights has them. */
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void logitsOfWhichNoneIsANumberDrawNothing(float all) {
    assertThat(tokens(all, all, all)).containsOnly(Decoder.NO_TOKEN);
  }

  @Test
  void norDoOthersBesideOneThatIsNoNumber() {
    assertThat(tokens(1, Float.NaN, 2)).containsOnly(Decoder.NO_TOKEN);
    assertThat(tokens(Float.NaN, 1, 2)).containsOnly(Decoder.NO_TOKEN);
    assertThat(tokens(1, 2, Float.POSITIVE_INFINITY)).containsOnly(Decoder.NO_TOKEN);
  }

  @Test
  void whatCannotBeIsNeverDrawn() {
    assertThat(tokens(1, Float.NEGATIVE_INFINITY, 2)).containsOnly(0, 2);
  }

  /** Drawn at many steps, from all and from the likeliest, and the likeliest. */
  private static Set<Integer> tokens(float... logits) {
    Set<Integer> tokens = new HashSet<>();
    for (Decoding decoding :
        List.of(
            new Decoding(9, 1, 0.9, 1, List.of()),
            new Decoding(9, 1, 1, 1, List.of()),
            new Decoding(9, 0, 1, 1, List.of()))) {
      for (int step = 0; step < 200; step++) {
        TokenSequence sequence = new TokenSequence(1, Tokens.of(1), decoding);
        tokens.add(Sampling.token(logits, sequence, step));
      }
    }
    return tokens;
  }
}
