package io.tracemill.prepare;

import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.split.SplitPlan;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.prepare.table.Fate;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Surveys and decides about traces that are made up as they are read: a process of its own, to be
 * short of memory. Prints how many train.
 */
final class ManyTraces {
  private static final int BATCH = 500;
  private static final long SEED = 3;
  private static final int VOCABULARY = 3_000;

  private static final JobDescription JOB =
      new JobDescription(
          "Answer questions about "
              + String.join(", ", Arrays.asList(words(new Random(SEED), 60)))
              + ".",
          Optional.empty(),
          Map.of(),
          List.of(),
          Optional.empty());

  private ManyTraces() {}

  /** Takes how many, and {@code filter} or nothing. */
  public static void main(String[] arguments) throws IOException {
    int count = Integer.parseInt(arguments[0]);
    boolean filter = arguments.length > 1;
    List<Screen> screens =
        Screens.of(
            JOB, Task.CHAT_COMPLETION, filter ? Optional.of(Thresholds.DEFAULT) : Optional.empty());
    ReadSettings reading = new ReadSettings(Formats.MESSAGES, 1 << 20, TokenizerKind.JACKSON);
    Input input = new Input("many", Optional.empty());
    try (TraceFile file = TraceFile.of(input, new Made(count), reading, Path.of("unused"))) {
      SurveySettings settings = SurveySettings.of(1, screens);
      Survey survey = Survey.of(file, settings, OutputStream.nullOutputStream(), bytes -> {});
      SplitSizes sizes = new SplitSizes(count / 2, count / 10, count / 10);
      FileAgain again = new FileAgain(file, survey.table());
      Decision decision =
          Decision.of(again, screens, new SplitPlan(sizes, SEED, Set.of()), chosen -> {});
      int trains = 0;
      for (int trace = 0; trace < survey.table().size(); trace++) {
        trains += decision.fate(trace) == Fate.TRAIN ? 1 : 0;
      }
      System.out.println(trains);
    }
  }

  private static String[] words(Random random, int count) {
    String[] words = new String[count];
    for (int i = 0; i < count; i++) {
      words[i] =
          Long.toString(
              1_000_000_000L + new Random(random.nextInt(VOCABULARY)).nextInt(1 << 30), 36);
    }
    return words;
  }

  /** Conversations of many words; one in ten is a duplicate, one in three is of a session. */
  private static final class Made implements Batches.Source {
    private final int count;
    private final Random random = new Random(SEED);
    private long number;
    private long offset;
    private String last = "";

    Made(int count) {
      this.count = count;
    }

    @Override
    public Optional<Lines> next() {
      if (number == count) {
        return Optional.empty();
      }
      List<Line> lines = new ArrayList<>();
      long begin = offset;
      while (lines.size() < BATCH && number < count) {
        last = number % 10 == 9 ? last : trace();
        byte[] bytes = (last + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] padded = Arrays.copyOf(bytes, bytes.length + Line.PADDING);
        number++;
        lines.add(new Line("many", number, offset, padded, 0, bytes.length - 1, Optional.empty()));
        offset += bytes.length;
      }
      return Optional.of(new Lines(lines, offset - begin));
    }

    private String trace() {
      String session = number % 3 == 0 ? ",\"session_id\":\"s" + number / 9 + "\"" : "";
      return "{\"messages\":[{\"role\":\"user\",\"content\":\""
          + String.join(" ", words(random, 24))
          + "?\"},{\"role\":\"assistant\",\"content\":\""
          + number
          + "\"}]"
          + session
          + "}";
    }
  }
}
