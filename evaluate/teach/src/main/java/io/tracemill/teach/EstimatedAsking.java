package io.tracemill.teach;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.journal.RequestKey;
import io.tracemill.ask.journal.SharedJournal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks nobody, but counts what would be asked; what the journal has would not be. */
public final class EstimatedAsking implements Asking {
  private static final String NOT_ASKED = "it is only counted";

  private final SharedJournal journal;
  private final Map<String, Counting> byTeacher = new LinkedHashMap<>();

  /** Counts what {@code journal}, which stays open, does not have. */
  public EstimatedAsking(SharedJournal journal) {
    this.journal = journal;
  }

  /**
   * What a teacher would be asked.
   *
   * @param known how many more requests the journal has the answers to
   * @param characters of all prompts
   */
  public record Estimate(String teacher, long requests, long known, long characters) {
    /** Of one that would be asked nothing. */
    public static Estimate none(String teacher) {
      return new Estimate(teacher, 0, 0, 0);
    }
  }

  private static final class Counting {
    private final RequestKey.Maker keys;
    private final Set<RequestKey> asked = new HashSet<>();
    private final Set<RequestKey> known = new HashSet<>();
    private long characters;

    Counting(RequestKey.Maker keys) {
      this.keys = keys;
    }
  }

  private Counting counting(Teacher teacher) throws IOException {
    Counting counting = byTeacher.get(teacher.name());
    if (counting == null) {
      counting = new Counting(new RequestKey.Maker(teacher.identity(), teacher.decoding()));
      byTeacher.put(teacher.name(), counting);
    }
    return counting;
  }

  @Override
  public Optional<Outcome> find(Teacher teacher, Prompt prompt) throws IOException {
    Counting counting = counting(teacher);
    RequestKey key = counting.keys.of(prompt);
    Optional<Outcome> found = journal.find(key);
    if (found.isPresent()) {
      counting.known.add(key);
      return found;
    }
    return counting.asked.contains(key)
        ? Optional.of(new Outcome.Unanswered(0, NOT_ASKED))
        : Optional.empty();
  }

  @Override
  public void ask(Teacher teacher, Iterator<? extends Prompt> prompts) throws IOException {
    Counting counting = counting(teacher);
    while (prompts.hasNext()) {
      Prompt prompt = prompts.next();
      RequestKey key = counting.keys.of(prompt);
      if (!journal.has(key) && counting.asked.add(key)) {
        counting.characters += prompt.canonical().length();
      }
    }
  }

  /** What each teacher would be asked, in the order in which they would be. */
  public List<Estimate> estimates() {
    List<Estimate> all = new ArrayList<>();
    byTeacher.forEach(
        (name, counting) ->
            all.add(
                new Estimate(
                    name, counting.asked.size(), counting.known.size(), counting.characters)));
    return all;
  }
}
