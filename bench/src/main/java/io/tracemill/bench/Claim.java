package io.tracemill.bench;

import io.tracemill.bench.convert.By;
import io.tracemill.bench.input.InputShape;
import io.tracemill.prepare.slice.Turns;
import java.util.List;
import java.util.Map;

/**
 * What is claimed: that something is so many times as fast as something else.
 *
 * @param ratio of the operations a second; the least one
 */
record Claim(String text, double ratio, Clock clock, Measured fast, Measured slow) {
  /** What a second is. */
  enum Clock {
    /** One of processor time: see {@link CpuTime}. */
    PROCESSOR,
    /** One on the wall. */
    WALL
  }

  private static final Measured EVERY =
      new Measured("ConvertBenchmark.convert", Map.of())
          .with("by", By.TRACEMILL.name())
          .with("turns", Turns.EVERY.name());
  private static final Measured TRACES = EVERY.with("shape", InputShape.TRACES.name());
  private static final Measured LAST = TRACES.with("turns", Turns.LAST.name());
  private static final Measured LANGFUSE = EVERY.with("shape", InputShape.LANGFUSE.name());
  private static final Measured CHATS = EVERY.with("shape", InputShape.CHATS.name());
  private static final Measured THREADS =
      new Measured("ThreadsBenchmark.convert", Map.of()).with("shape", InputShape.TRACES.name());
  private static final Map<String, String> SHAPE = Map.of("shape", InputShape.TRACES.name());

  /** All that is claimed of conversions within one process. */
  static final List<Claim> ALL =
      List.of(
          over("traces, every turn", 6, TRACES, By.JACKSON),
          over("langfuse, every turn", 4.5, LANGFUSE, By.JACKSON),
          over("traces, last turn", 2.3, LAST, By.JACKSON),
          over("short chats, every turn", 1.5, CHATS, By.JACKSON),
          over("traces, every turn", 7, TRACES, By.DATABIND),
          over("short chats, every turn", 1.6, CHATS, By.DATABIND),
          swar("traces, every turn", TRACES),
          swar("short chats, every turn", CHATS),
          new Claim(
              "traces inside strings over traces",
              0.7,
              Clock.PROCESSOR,
              EVERY.with("shape", InputShape.CONTEXT.name()),
              TRACES),
          new Claim(
              "langfuse with strings over langfuse",
              0.7,
              Clock.PROCESSOR,
              EVERY.with("shape", InputShape.LANGFUSE_STRINGS.name()),
              LANGFUSE),
          new Claim(
              "two threads over one",
              1.6,
              Clock.WALL,
              THREADS.with("threads", 2),
              THREADS.with("threads", 1)),
          new Claim(
              "a run over a conversion (1.3 times as long)",
              1 / 1.3,
              Clock.PROCESSOR,
              new Measured("RunBenchmark.run", SHAPE),
              new Measured("RunBenchmark.convert", SHAPE)));

  private static Claim over(String text, double ratio, Measured fast, By slow) {
    return new Claim(
        text + ", over " + slow, ratio, Clock.PROCESSOR, fast, fast.with("by", slow.name()));
  }

  private static Claim swar(String text, Measured slow) {
    return new Claim(
        text + ", its own tokenizer over jackson-core",
        1.12,
        Clock.PROCESSOR,
        slow.with("by", By.TRACEMILL_SWAR.name()),
        slow);
  }
}
