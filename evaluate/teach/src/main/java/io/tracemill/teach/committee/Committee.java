package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.output.RowCheck;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.teach.Asking;
import io.tracemill.teach.Teacher;
import io.tracemill.teach.committee.Attempt.Need;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about one example after another, as far as answers are known.
 *
 * <p>Candidates that mean the same are one. If all valid ones mean the same, or more than half of
 * the members say the same, that is it; otherwise the arbiter chooses, who has to choose the same
 * with the order turned round. Not for several threads.
 */
final class Committee {
  private final CommitteeSettings settings;
  private final Asking asking;
  private final MemberPrompts prompts;
  private final Candidates candidates;
  private final Arbiter arbiter;

  Committee(CommitteeSettings settings, Asking asking) throws IOException {
    JobDescription job = settings.prompts().job();
    RowSettings rows = settings.rows();
    Stage<Example, Example> rules =
        new RowCheck(rows.version(), rows.systemPrompts())
            .then(new RowRules(rows.task(), rows.version(), rows.outputIsJson(), job));
    this.settings = settings;
    this.asking = asking;
    this.prompts = new MemberPrompts(settings.prompts(), rows);
    this.candidates = new Candidates(rows.task(), job, rules);
    this.arbiter = new Arbiter(settings.files(), job, settings.seed());
  }

  /** The hash of the arbiter's words. */
  String arbiterWords() {
    return arbiter.sha256();
  }

  /** What is known of {@code example}, whose earlier turns are as they now stand. */
  Attempt attempt(Example example) throws IOException {
    Optional<TestRow> row = prompts.row(example).filter(this::isShort);
    if (row.isEmpty()) {
      return decided(Relabelled.undecided(ChosenBy.ORIGINAL, List.of(), List.of()));
    }
    List<Need> needs = new ArrayList<>();
    List<Candidate> proposed = new ArrayList<>();
    if (settings.includesOriginal()) {
      proposed.add(candidates.recorded(example));
    }
    Map<TemplateFeatures, Prompt> shown = new HashMap<>();
    Map<Outcome, Candidate> read = new HashMap<>(); // members often say the same, word for word
    for (Teacher member : settings.members()) {
      Prompt prompt =
          shown.computeIfAbsent(member.template(), template -> prompts.of(row.get(), template));
      Optional<Outcome> outcome = asking.find(member, prompt);
      if (outcome.isPresent()) {
        String name = member.name();
        Candidate same =
            read.computeIfAbsent(outcome.get(), said -> candidates.of(name, example, said));
        proposed.add(same.by(name));
      } else {
        needs.add(new Need(member, prompt));
      }
    }
    return needs.isEmpty() ? counted(proposed, row.get()) : new Attempt.Wanting(needs);
  }

  private boolean isShort(TestRow row) {
    return settings.maxInputLength().isEmpty()
        || row.question().codePointCount(0, row.question().length())
            <= settings.maxInputLength().getAsInt();
  }

  private static Attempt decided(Relabelled relabelled) {
    return new Attempt.Decided(relabelled);
  }

  private Attempt counted(List<Candidate> proposed, TestRow row) throws IOException {
    Map<String, Integer> votes = new HashMap<>();
    List<String> meanings = new ArrayList<>();
    boolean answered = false;
    for (Candidate candidate : proposed) {
      if (candidate instanceof Candidate.Valid valid) {
        boolean member = !valid.from().equals(Candidate.ORIGINAL);
        answered |= member;
        votes.merge(valid.meaning(), member ? 1 : 0, Integer::sum);
        if (!meanings.contains(valid.meaning())) {
          meanings.add(valid.meaning());
        }
      }
    }
    if (!answered) {
      return decided(Relabelled.undecided(ChosenBy.ORIGINAL, proposed, List.of()));
    } else if (meanings.size() == 1) {
      return decided(chosen(ChosenBy.UNANIMOUS, proposed, meanings.get(0), List.of()));
    }
    for (String meaning : meanings) {
      if (2 * votes.getOrDefault(meaning, 0) > settings.members().size()) {
        return decided(chosen(ChosenBy.MAJORITY, proposed, meaning, List.of()));
      }
    }
    return arbitrated(proposed, meanings, row);
  }

  private Attempt arbitrated(List<Candidate> proposed, List<String> meanings, TestRow row)
      throws IOException {
    List<String> sorted =
        meanings.stream().sorted().limit(ChoiceReading.MOST).toList(); // not by who said them
    Arbiter.Case asked =
        new Arbiter.Case(row.messages(), sorted.stream().map(m -> shown(proposed, m)).toList());
    List<Integer> order = arbiter.order(asked);
    List<Need> needs = new ArrayList<>();
    List<Optional<Integer>> choices = new ArrayList<>();
    for (List<Integer> shown : List.of(order, reversed(order))) {
      Prompt prompt = arbiter.prompt(asked, shown);
      Optional<Outcome> outcome = asking.find(settings.arbiter(), prompt);
      if (outcome.isPresent()) {
        choices.add(
            Arbiter.choice(outcome.get(), shown).map(place -> place(proposed, sorted.get(place))));
      } else {
        needs.add(new Need(settings.arbiter(), prompt));
      }
    }
    if (!needs.isEmpty()) {
      return new Attempt.Wanting(needs);
    }
    boolean sure = choices.get(0).isPresent() && choices.get(0).equals(choices.get(1));
    return decided(
        sure
            ? new Relabelled(ChosenBy.ARBITER, proposed, choices.get(0), choices)
            : Relabelled.undecided(ChosenBy.CONTESTED, proposed, choices));
  }

  private static List<Integer> reversed(List<Integer> order) {
    List<Integer> reversed = new ArrayList<>(order);
    Collections.reverse(reversed);
    return reversed;
  }

  private static Relabelled chosen(
      ChosenBy by, List<Candidate> proposed, String meaning, List<Optional<Integer>> arbiter) {
    return new Relabelled(by, proposed, Optional.of(place(proposed, meaning)), arbiter);
  }

  /** The first candidate of a meaning. */
  private static int place(List<Candidate> proposed, String meaning) {
    for (int place = 0; place < proposed.size(); place++) {
      if (proposed.get(place) instanceof Candidate.Valid valid && valid.meaning().equals(meaning)) {
        return place;
      }
    }
    throw new IllegalArgumentException("nobody said that");
  }

  private static String shown(List<Candidate> proposed, String meaning) {
    return ((Candidate.Valid) proposed.get(place(proposed, meaning))).message();
  }
}
