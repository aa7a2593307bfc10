package io.tracemill.infer;

import io.tracemill.infer.reference.PlainConfig;
import io.tracemill.infer.reference.PlainWeights;
import io.tracemill.infer.reference.ReferenceSequence;
import io.tracemill.infer.reference.Vectors;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The forward pass of every family as plain loops in double, straight from the papers, in {@code
 * .reference} part by part. The oracle for engines; shares no code with the program but its JSON
 * reader.
 */
public final class ReferenceDecoder {
  private final PlainConfig config;
  private final PlainWeights weights;

  /** Reads a whole model directory. */
  public ReferenceDecoder(Path directory) throws IOException {
    config = PlainConfig.read(directory);
    weights = PlainWeights.read(directory);
  }

  /** How many tokens it knows. */
  public int vocabulary() {
    return weights.embedding().length / config.hidden();
  }

  /** A new sequence whose prompt will be {@code reach} tokens long, which LongRoPE asks. */
  public ReferenceSequence begin(int reach) {
    return new ReferenceSequence(config, weights, reach);
  }

  /** The logits behind every token, in order: {@code (token, vocabulary)}. */
  public double[][] logits(int... tokens) {
    ReferenceSequence sequence = begin(tokens.length);
    double[][] logits = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      logits[t] = sequence.next(tokens[t]);
    }
    return logits;
  }

  /**
   * The {@code count} likeliest tokens one after another, of equals the one with the lowest number.
   */
  public int[] greedy(int[] prompt, int count) {
    ReferenceSequence sequence = begin(prompt.length);
    double[] last = behind(sequence, prompt);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = Vectors.greatest(last);
      last = sequence.next(chosen[i]);
    }
    return chosen;
  }

  /** The natural logarithms of how likely each token of a continuation is behind those before. */
  public double[] logLikelihoods(int[] prompt, int... continuation) {
    ReferenceSequence sequence = begin(prompt.length);
    double[] last = behind(sequence, prompt);
    double[] found = new double[continuation.length];
    for (int i = 0; i < continuation.length; i++) {
      found[i] = Vectors.logSoftmax(last)[continuation[i]];
      last = sequence.next(continuation[i]);
    }
    return found;
  }

  private static double[] behind(ReferenceSequence sequence, int[] tokens) {
    double[] last = {};
    for (int token : tokens) {
      last = sequence.next(token);
    }
    return last;
  }
}
