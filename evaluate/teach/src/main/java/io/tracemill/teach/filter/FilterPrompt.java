package io.tracemill.teach.filter;

import io.tracemill.teach.Fence;
import io.tracemill.teach.PromptFile;
import io.tracemill.teach.PromptFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * Makes the prompts that ask for the scores of traces. Each trace stands in a fence and has an id
 * that no trace of the prompt can know, both drawn from the seed and the traces.
 */
final class FilterPrompt {
  /** The file that it is made from. */
  static final String FILE = "filter";

  private static final String BOUNDARY = "boundary";
  private static final String JOB = "job";
  private static final String TRACES = "traces";

  /** What traces are called in a prompt. */
  static final Pattern ID = Pattern.compile("\\bt[0-9]{5}\\b");

  private static final int IDS = 100_000;

  private final PromptFile text;
  private final String job;
  private final long seed;

  private FilterPrompt(PromptFile text, String job, long seed) {
    this.text = text;
    this.job = job;
    this.seed = seed;
  }

  /**
   * Prompts by the file of {@code files}.
   *
   * @param job what traces should be about
   * @param seed of fences and ids
   * @throws IOException if the file cannot be used
   */
  static FilterPrompt read(PromptFiles files, String job, long seed) throws IOException {
    return new FilterPrompt(text(files), job, seed);
  }

  /** What its file says. */
  static PromptFile text(PromptFiles files) throws IOException {
    return files.read(FILE, List.of(BOUNDARY, JOB, TRACES), List.of(BOUNDARY, TRACES));
  }

  /** Asks for the scores of {@code traces}, which are {@code rows} of the table. */
  FilterRequest of(List<Integer> rows, List<String> traces) {
    Fence fence = Fence.of(seed, traces);
    List<String> ids = ids(fence, traces);
    StringJoiner blocks = new StringJoiner("\n\n");
    for (int i = 0; i < ids.size(); i++) {
      blocks.add(fence.around(ids.get(i), traces.get(i)));
    }
    Map<String, String> values =
        Map.of(BOUNDARY, fence.boundary(), JOB, job, TRACES, blocks.toString());
    return new FilterRequest(rows, ids, text.prompt(values));
  }

  private static List<String> ids(Fence fence, List<String> traces) {
    SplittableRandom random = new SplittableRandom(Long.parseUnsignedLong(fence.boundary(), 16));
    List<String> ids = new ArrayList<>();
    while (ids.size() < traces.size()) {
      String digits = Integer.toString(IDS + random.nextInt(IDS)).substring(1);
      if (!ids.contains("t" + digits) && traces.stream().noneMatch(in -> in.contains(digits))) {
        ids.add("t" + digits);
      }
    }
    return ids;
  }
}
