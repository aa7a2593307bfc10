package io.tracemill.prepare.baseline;

import io.tracemill.json.Tape;
import io.tracemill.prepare.output.RowText;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What the original model answered to the prompts of a given test set, as far as they occur in the
 * traces.
 *
 * <p>Of several answers to one prompt the most frequent counts, and of those the first in the
 * alphabet, so that the order of traces does not matter.
 */
public final class RecordedAnswers {
  private final Set<Long> prompts;
  private final Supplier<RowWriter> writers;
  private final Map<Long, Map<String, Integer>> answers = new HashMap<>();

  /**
   * Looks for {@code prompts}.
   *
   * @param prompts as {@link #prompt} makes them
   */
  public RecordedAnswers(Set<Long> prompts, Supplier<RowWriter> writers) {
    this.prompts = prompts;
    this.writers = writers;
  }

  /** A prompt's hash; system messages do not count. */
  static long prompt(ConversationHash hash, List<Message> prompt) {
    hash.clear();
    prompt.stream().filter(message -> message.role() != Role.SYSTEM).forEach(hash::add);
    return hash.high();
  }

  /** Looks through traces on one thread. */
  public Finder forThread() {
    return new Finder();
  }

  /** Looks through one trace after another. */
  public final class Finder {
    private final ConversationHash hash = new ConversationHash();
    private final RowWriter writer = writers.get();
    private final Tape made = new Tape();

    /** Remembers the answers of {@code trace} to prompts that are looked for. */
    public void look(Trace trace) {
      if (prompts.isEmpty()) {
        return;
      }
      hash.clear();
      for (int turn = 0; turn < trace.messages().size(); turn++) {
        Message message = trace.messages().get(turn);
        if (message.role() == Role.ASSISTANT && prompts.contains(hash.high())) {
          add(hash.high(), RowText.of(writer.row(new Example(trace, turn)), made).answer());
        }
        if (message.role() != Role.SYSTEM) {
          hash.add(message);
        }
      }
    }
  }

  private synchronized void add(long prompt, String answer) {
    answers.computeIfAbsent(prompt, p -> new TreeMap<>()).merge(answer, 1, Integer::sum);
  }

  /** What was answered to {@code prompt}, if it occurred. */
  synchronized Optional<String> answer(long prompt) {
    Optional<String> best = Optional.empty();
    int most = 0;
    for (Map.Entry<String, Integer> entry : answers.getOrDefault(prompt, Map.of()).entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = Optional.of(entry.getKey());
      }
    }
    return best;
  }
}
