package io.tracemill.teach.committee;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Slice;
import io.tracemill.teach.Fence;
import io.tracemill.teach.PromptFile;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ReadableJson;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * What the arbiter is asked: which of a few answers is the best. It does not see whose they are,
 * and it is asked twice with their order turned round, for models like what stands in some place.
 *
 * <p>Their first order follows from the seed and the prompt alone. What it is shown of the trace is
 * fenced, and of what it says nothing is read but a letter.
 */
final class Arbiter {
  private static final List<String> PLACES =
      List.of("boundary", "task", "instructions", "tools", "conversation", "candidates", "letters");

  private final PromptFile words;
  private final JobDescription job;
  private final long seed;

  Arbiter(PromptFiles files, JobDescription job, long seed) throws IOException {
    this.words = files.read("arbiter", PLACES);
    this.job = job;
    this.seed = seed;
  }

  /** The hash of its words. */
  String sha256() {
    return words.sha256();
  }

  /**
   * A case to be decided.
   *
   * @param conversation what was asked, a JSON array of messages
   * @param answers what may be chosen, each different, at most {@link ChoiceReading#MOST}
   */
  record Case(String conversation, List<String> answers) {}

  /** The order in which the answers are shown first, each by its place in the case. */
  List<Integer> order(Case asked) {
    List<Integer> order = new ArrayList<>();
    for (int place = 0; place < asked.answers().size(); place++) {
      order.add(place);
    }
    SplittableRandom random =
        new SplittableRandom(
            new Fingerprint().add(seed).add(Slice.of(asked.conversation())).high());
    for (int end = order.size(); end > 1; end--) {
      Collections.swap(order, end - 1, random.nextInt(end));
    }
    return order;
  }

  /** The prompt that shows the answers in {@code order}. */
  Prompt.Conversation prompt(Case asked, List<Integer> order) {
    String conversation = ReadableJson.of(asked.conversation());
    List<String> answers = asked.answers().stream().map(ReadableJson::of).toList();
    List<String> data = new ArrayList<>(answers);
    data.add(conversation);
    Fence fence = Fence.of(seed, data);
    StringBuilder candidates = new StringBuilder();
    for (int shown = 0; shown < order.size(); shown++) {
      String name = "ANSWER " + ChoiceReading.letter(shown);
      candidates.append(fence.around(name, answers.get(order.get(shown)))).append("\n\n");
    }
    return words.prompt(
        Map.of(
            "boundary", fence.boundary(),
            "task", job.taskDescription(),
            "instructions", job.traceInstructions().orElse("The task says it."),
            "tools", tools(),
            "conversation", fence.around("CONVERSATION", conversation),
            "candidates", candidates.toString().strip(),
            "letters", ChoiceReading.letters(order.size())));
  }

  private String tools() {
    return job.tools().isEmpty()
        ? "none"
        : job.tools().stream().map(Arbiter::definition).collect(Collectors.joining("\n"));
  }

  private static String definition(Tool tool) {
    return tool.definition().map(all -> all.raw().toString()).orElse(tool.name());
  }

  /** Which answer of the case the arbiter chose; nothing where that cannot be read. */
  static Optional<Integer> choice(Outcome outcome, List<Integer> order) {
    if (!(outcome instanceof Outcome.Answered answered)
        || answered.ending().isCut()
        || answered.ending() == Ending.FILTERED) {
      return Optional.empty();
    }
    return ChoiceReading.read(answered, order.size()).map(order::get);
  }
}
