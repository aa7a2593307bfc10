package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.ReferenceDecoder;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.reference.ReferenceSequence;
import io.tracemill.infer.reference.Vectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** What the reference decoder answers, asked once; and whether a decoder's answer is the same. */
final class Oracle {
  /** LongRoPE makes answers depend on the length of the prompt. */
  private record Asked(Tokens sequence, int prompt) {}

  private final ReferenceDecoder reference;
  private final double tolerance;
  private final Map<Asked, double[][]> answers = new HashMap<>();

  /**
   * Of a model directory.
   *
   * @param tolerance of logits, relative for those above 1
   */
  Oracle(Path directory, double tolerance) throws IOException {
    reference = new ReferenceDecoder(directory);
    this.tolerance = tolerance;
  }

  /** Random tokens. */
  Tokens tokens(long seed, int count) {
    return Tokens.of(new Random(seed).ints(count, 0, reference.vocabulary()).toArray());
  }

  /** The {@code steps} likeliest behind a prompt. */
  Tokens greedy(Tokens prompt, int steps) {
    return Tokens.of(reference.greedy(prompt.toArray(), steps));
  }

  /** The logits behind a sequence whose prompt is its first {@code prompt} tokens. */
  double[] behind(Tokens sequence, int prompt) {
    double[][] known = answers.get(new Asked(sequence, prompt));
    return (known == null ? compute(sequence, prompt) : known)[sequence.size() - 1];
  }

  private double[][] compute(Tokens sequence, int prompt) {
    ReferenceSequence computed = reference.begin(prompt);
    double[][] logits = new double[sequence.size()][];
    for (int i = 0; i < sequence.size(); i++) {
      logits[i] = computed.next(sequence.at(i));
      answers.putIfAbsent(
          new Asked(sequence.slice(0, i + 1), prompt), Arrays.copyOf(logits, i + 1));
    }
    return logits;
  }

  /** Demands that logits are those behind a sequence. */
  void expect(float[] found, Tokens sequence, int prompt, String what) {
    double[] expected = behind(sequence, prompt);
    assertThat(found).as(what).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      double most = tolerance * Math.max(1, Math.abs(expected[i]));
      if (!(Math.abs(found[i] - expected[i]) <= most)) {
        assertThat((double) found[i]).as("%s: token %d", what, i).isEqualTo(expected[i]);
      }
    }
  }

  /** How far off logits are: the root of their mean square error, over that of the logits. */
  double distance(float[] found, Tokens sequence, int prompt) {
    double[] expected = behind(sequence, prompt);
    double error = 0;
    double all = 0;
    for (int i = 0; i < expected.length; i++) {
      error += (found[i] - expected[i]) * (found[i] - expected[i]);
      all += expected[i] * expected[i];
    }
    return Math.sqrt(error / all);
  }

  /** Whether the likeliest token is so by more than two logits may be wrong together. */
  boolean isSure(Tokens sequence, int prompt) {
    double[] sorted = behind(sequence, prompt).clone();
    Arrays.sort(sorted);
    double most = sorted[sorted.length - 1];
    return most - sorted[sorted.length - 2] > 2 * tolerance * Math.max(1, Math.abs(most));
  }

  /** The likeliest token. */
  int greatest(Tokens sequence, int prompt) {
    return Vectors.greatest(behind(sequence, prompt));
  }

  /** The natural logarithm of how likely a token is behind a sequence. */
  double logLikelihood(Tokens sequence, int prompt, int token) {
    return Vectors.logSoftmax(behind(sequence, prompt))[token];
  }
}
