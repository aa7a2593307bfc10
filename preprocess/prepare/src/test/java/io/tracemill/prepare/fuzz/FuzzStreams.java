package io.tracemill.prepare.fuzz;

import io.tracemill.json.Resources;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Chunks of streams, several vendors' together and out of order, as a list and as events. */
public final class FuzzStreams {
  private static final List<String> CHUNKS = Resources.cases("/fuzz/chunks.jsonl");

  /** How many bytes say which chunk is next, and what becomes of it. */
  private static final int STEP = 5;

  private FuzzStreams() {}

  /** What Jazzer calls. */
  public static void fuzzerTestOneInput(byte[] program) {
    List<String> chunks = new ArrayList<>();
    for (int at = 0; at < program.length; at += STEP) {
      int change = program[at] >= 0 ? 1 : STEP;
      byte[] step = Arrays.copyOfRange(program, at, Math.min(at + change, program.length));
      chunks.add(Mutant.of(CHUNKS, step));
    }
    FuzzDialects.readAll("[" + String.join(",", chunks) + "]");
    String events = "data: " + String.join("\n\ndata: ", chunks) + "\n\ndata: [DONE]\n\n";
    FuzzDialects.readAll(Mutant.quoted(events));
  }
}
