package io.tracemill.bench;

import io.tracemill.bench.model.DecodedBy;
import io.tracemill.bench.model.ModelWork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Measures what is claimed of a local model's speed and prints a table in Markdown: {@code
 * EngineClaims DIR [BY]}, where {@code BY} is one of {@link DecodedBy}.
 *
 * <p>Both decoders are in one process with one thread, work in turns, and are known by the
 * processor time of their best round, so that other work on the machine counts little.
 */
public final class EngineClaims {
  private static final int ROUNDS = 3;

  private EngineClaims() {}

  /** One thing that both do. */
  private interface Work {
    void run(ModelWork decoder) throws IOException;
  }

  /**
   * That the engine is so many times as fast as the yardstick.
   *
   * @param ratio nine tenths of what a prototype of the engine reached on another machine
   * @param tokens of one time
   */
  private record Speedup(String text, double ratio, int tokens, Work work) {}

  private static final List<Speedup> ALL =
      List.of(
          decoding(1, 0.9 * 13.4 / 6.5),
          decoding(8, 0.9 * 44 / 12),
          decoding(32, 0.9 * 61 / 39),
          new Speedup("prefill 512", 0.9 * 87 / 80, ModelWork.PROMPT, ModelWork::prefill));

  private static Speedup decoding(int batch, double ratio) {
    return new Speedup("decode, batch " + batch, ratio, batch, decoder -> decoder.decode(batch));
  }

  /** Prints what loading took to the standard error, the table to the standard output. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    DecodedBy by = arguments.length > 1 ? DecodedBy.valueOf(arguments[1]) : DecodedBy.TRACEMILL;
    try (ModelWork engine = open(by, directory);
        ModelWork yardstick = open(DecodedBy.NDARRAY, directory)) {
      System.out.println(
          "| claim | at least | measured | " + by + " tokens/s | NDARRAY tokens/s |");
      System.out.println("|---|---|---|---|---|");
      for (Speedup claim : ALL) {
        System.out.print(line(claim, engine, yardstick));
      }
    }
  }

  private static ModelWork open(DecodedBy by, Path directory) throws IOException {
    long start = CpuTime.nanos();
    ModelWork work = new ModelWork(by.open(directory, 1));
    System.err.printf(Locale.ROOT, "%s: loaded in %.1f s of processor time%n", by, seconds(start));
    return work;
  }

  private static String line(Speedup claim, ModelWork engine, ModelWork yardstick)
      throws IOException {
    claim.work().run(engine);
    claim.work().run(yardstick);
    double fast = Double.MAX_VALUE;
    double slow = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      fast = Math.min(fast, time(claim.work(), engine));
      slow = Math.min(slow, time(claim.work(), yardstick));
    }
    double ratio = slow / fast;
    return String.format(
        Locale.ROOT,
        "| %s | %.2f | %.2f%s | %.1f | %.1f |%n",
        claim.text(),
        claim.ratio(),
        ratio,
        ratio < claim.ratio() ? " missed" : "",
        claim.tokens() / fast,
        claim.tokens() / slow);
  }

  private static double time(Work work, ModelWork decoder) throws IOException {
    long start = CpuTime.nanos();
    work.run(decoder);
    return seconds(start);
  }

  private static double seconds(long start) {
    return (CpuTime.nanos() - start) / 1e9;
  }
}
