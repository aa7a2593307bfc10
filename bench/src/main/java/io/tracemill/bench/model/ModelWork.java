package io.tracemill.bench.model;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;

/** What decoders are timed at; closing it closes the decoder. */
public final class ModelWork implements Closeable {
  /** Tokens of the prompt that is read. */
  public static final int PROMPT = 512;

  /** Tokens before the first that is decoded. */
  public static final int CONTEXT = 200;

  private static final int STEPS = 16;

  private final LockStep decoder;
  private final int[] prompt;
  private int batch;
  private int length;
  private int step;

  /** Leaves the decoder as it is until the first work. */
  public ModelWork(LockStep decoder) {
    this.decoder = decoder;
    this.prompt = new Random(1).ints(PROMPT, 0, decoder.vocabulary()).toArray();
  }

  /** Reads a prompt; the token behind it. */
  public int prefill() throws IOException {
    room(1, PROMPT);
    int pass = decoder.passTokens();
    int[] found = {};
    for (int start = 0; start < PROMPT; ) {
      int end = (int) Math.min(PROMPT, (long) start + pass);
      found = decoder.likeliest(new int[][] {Arrays.copyOfRange(prompt, start, end)}, start);
      start = end;
    }
    return found[0];
  }

  /** One token more for each of so many sequences, of which 16 grow before they begin anew. */
  public int[] decode(int sequences) throws IOException {
    room(sequences, CONTEXT + STEPS);
    int[][] tokens = new int[sequences][];
    for (int i = 0; i < sequences; i++) {
      tokens[i] = new int[] {prompt[i]};
    }
    return decoder.likeliest(tokens, CONTEXT + step++ % STEPS);
  }

  private void room(int sequences, int positions) throws IOException {
    if (batch != sequences || length != positions) {
      decoder.resize(sequences, positions);
      batch = sequences;
      length = positions;
    }
  }

  @Override
  public void close() {
    decoder.close();
  }
}
