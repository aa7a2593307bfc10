package io.tracemill.infer.decode;

import io.tracemill.ask.Decoding;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses tokens by their logits.
 *
 * <p>A draw depends on the seed, the row and how many tokens the answer has; so answers are the
 * same in any batch and order.
 */
final class Sampling {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private Sampling() {}

  /** The likeliest token; of equals the one with the lowest number. */
  static int likeliest(float[] logits) {
    int best = 0;
    for (int token = 1; token < logits.length; token++) {
      if (logits[token] > logits[best]) {
        best = token;
      }
    }
    return best;
  }

  /**
   * The token of a sequence at {@code step}, from 0, of its answer; {@link Decoder#NO_TOKEN} of
   * logits that are no numbers.
   */
  static int token(float[] logits, TokenSequence sequence, int step) {
    if (!areNumbers(logits)) {
      return Decoder.NO_TOKEN;
    }
    Decoding decoding = sequence.decoding();
    if (decoding.temperature() == 0) {
      return likeliest(logits);
    }
    double[] weights = weights(logits, decoding.temperature());
    int[] tokens = nucleus(logits, weights, decoding.topP());
    return drawn(weights, tokens, uniform(decoding.seed(), sequence.row(), step));
  }

  /** Whether there is none that is no number, or the greatest that there is. */
  private static boolean areNumbers(float[] logits) {
    for (float logit : logits) {
      if (!(logit < Float.POSITIVE_INFINITY)) {
        return false;
      }
    }
    return Float.isFinite(logits[likeliest(logits)]);
  }

  /** Probabilities but for a common factor: the likeliest token has 1. */
  static double[] weights(float[] logits, double temperature) {
    float greatest = logits[likeliest(logits)];
    double[] weights = new double[logits.length];
    for (int token = 0; token < logits.length; token++) {
      double weight = StrictMath.exp(((double) logits[token] - greatest) / temperature);
      weights[token] = Double.isNaN(weight) ? 0 : weight;
    }
    return weights;
  }

  /**
   * The smallest set of tokens that has the probability {@code topP} (Holtzman et al. 2020, The
   * Curious Case of Neural Text Degeneration, section 3.1), the likeliest first; all for 1, and
   * never none.
   *
   * <p>Tokens of less than their share of the rest are not sorted: all of them together weigh less
   * than the set may lack.
   */
  static int[] nucleus(float[] logits, double[] weights, double topP) {
    if (topP == 1) {
      return IntStream.range(0, weights.length).toArray();
    }
    double sum = sum(weights);
    double least = (1 - topP) * sum / weights.length;
    int[] tokens = descending(logits, token -> weights[token] >= least);
    double covered = 0;
    int size = 0;
    do {
      covered += weights[tokens[size++]];
    } while (size < tokens.length && covered < topP * sum);
    return Arrays.copyOf(tokens, size);
  }

  /** By falling logit, of equals the lowest number first. */
  private static int[] descending(float[] logits, IntPredicate some) {
    return IntStream.range(0, logits.length)
        .filter(some)
        .mapToLong(token -> (long) ~ascending(logits[token]) << Integer.SIZE | token)
        .sorted()
        .mapToInt(key -> (int) key)
        .toArray();
  }

  /** A number that is the greater the greater {@code value} is; the same for both zeros. */
  private static int ascending(float value) {
    int bits = Float.floatToIntBits(value + 0f);
    return bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
  }

  private static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  private static int drawn(double[] weights, int[] tokens, double uniform) {
    double all = 0;
    for (int token : tokens) {
      all += weights[token];
    }
    double left = uniform * all;
    int last = tokens[0];
    for (int token : tokens) {
      if (weights[token] > 0) {
        last = token;
        left -= weights[token];
        if (left < 0) {
          break;
        }
      }
    }
    return last;
  }

  /** From 0 to below 1; the mixing is that of SplittableRandom (Steele et al. 2014). */
  static double uniform(long seed, long row, long step) {
    long bits = mixed(mixed(mixed(seed) + row * GOLDEN_GAMMA) + step * GOLDEN_GAMMA);
    return (bits >>> 11) * 0x1.0p-53;
  }

  private static long mixed(long value) {
    long bits = value + GOLDEN_GAMMA;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
