package io.tracemill.prepare;

import io.tracemill.json.Values;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Made-up traces files: good lines, bad ones, duplicates, sessions, odd spellings. */
final class Mixtures {
  private static final List<String> BAD =
      List.of(
          "{\"messages\":[]}",
          "not json",
          "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]",
          "{\"messages\":[{\"role\":\"boss\",\"content\":\"x\"}]}",
          "{\"messages\":[{\"role\":\"user\",\"content\":\"nobody answers\"}]}",
          "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"},{\"role\":\"assistant\"}]}");

  private Mixtures() {}

  static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    List<Map<String, Object>> made = new ArrayList<>();
    for (int i = 20 + random.nextInt(80); i > 0; i--) {
      int kind = random.nextInt(10);
      if (kind == 0) {
        lines.add(BAD.get(random.nextInt(BAD.size())));
      } else if (kind <= 2 && !made.isEmpty()) {
        lines.add(Values.json(made.get(random.nextInt(made.size())), random));
      } else {
        Map<String, Object> trace = trace(random);
        made.add(trace);
        lines.add(Values.json(trace, random));
      }
    }
    return lines;
  }

  private static Map<String, Object> trace(Random random) {
    List<Object> messages = new ArrayList<>();
    if (random.nextBoolean()) {
      messages.add(message("system", "Be kind " + random.nextInt(3)));
    }
    for (int turn = random.nextInt(3); turn >= 0; turn--) {
      String asked = "{question} " + random.nextInt(60);
      messages.add(
          random.nextInt(4) == 0
              ? Map.of("role", "user", "content", parts(asked))
              : message(
                  "user", random.nextInt(4) == 0 ? "  " + asked.toUpperCase(Locale.ROOT) : asked));
      messages.add(message("assistant", "answer " + random.nextInt(5)));
    }
    Map<String, Object> trace = new LinkedHashMap<>(Map.of("messages", messages));
    if (random.nextInt(3) == 0) {
      trace.put("session_id", "s-" + random.nextInt(15));
    }
    return trace;
  }

  private static List<Object> parts(String text) {
    int cut = text.indexOf(' ');
    return text.hashCode() % 2 == 0
        ? List.of(Map.of("type", "text", "text", text))
        : List.of(
            Map.of("type", "text", "text", text.substring(0, cut)),
            Map.of("type", "text", "text", text.substring(cut + 1)));
  }

  private static Map<String, Object> message(String role, String content) {
    return Map.of("role", role, "content", content);
  }

  static PrepareSettings settings(Random random, int threads) {
    boolean old = random.nextBoolean();
    Turns turns = random.nextBoolean() ? Turns.EVERY : Turns.LAST;
    Optional<Thresholds> relevance =
        random.nextInt(4) == 0 ? Optional.of(Thresholds.DEFAULT) : Optional.empty();
    SplitSizes sizes = new SplitSizes(random.nextInt(20), random.nextInt(20), random.nextInt(40));
    long seed = random.nextLong();
    Task task = random.nextBoolean() ? Task.QUESTION_ANSWERING : Task.CHAT_COMPLETION;
    return new PrepareSettings(
        Formats.ALL.get(0),
        turns,
        Screens.of(PreparedFiles.NO_JOB, task, relevance),
        sizes,
        seed,
        new RowSettings(
            task,
            old ? DataVersion.V0 : DataVersion.V1,
            old ? SystemPrompts.KEEP : SystemPrompts.REMOVE,
            random.nextInt(3) == 0 ? 60 : 10_000,
            false,
            true),
        SystemPrompts.KEEP,
        1 << 20,
        TokenizerKind.JACKSON,
        threads);
  }
}
