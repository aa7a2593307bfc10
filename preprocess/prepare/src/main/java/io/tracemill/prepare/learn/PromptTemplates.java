package io.tracemill.prepare.learn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates of system prompts that a sample of traces shows. May be used by several threads.
 */
final class PromptTemplates {
  /** So alike are prompts of one job, however often each is there. */
  private static final double ALIKE = 0.75;

  /** So alike is a rare prompt to the common one that it was made like. */
  private static final double RELATED = 0.5;

  /** A prompt is rare if fewer traces than one in this many have it. */
  private static final int RARE = 20;

  private static final int MOST = 50;

  /** Which traces belong to no template. */
  static final int NONE = -1;

  private final List<PromptTemplate> templates;
  private final Map<String, Integer> known;

  private PromptTemplates(List<PromptTemplate> templates, Map<String, Integer> known) {
    this.templates = templates;
    this.known = known;
  }

  private static final class Group {
    private final PromptWords words;
    private final List<PromptTemplate.Weighted> prompts = new ArrayList<>();

    Group(PromptWords words) {
      this.words = words;
    }
  }

  /** Those of {@code sample}; the first is the commonest. */
  static PromptTemplates of(Collection<Glimpse> sample) {
    Map<String, Integer> counts = new HashMap<>();
    sample.forEach(glimpse -> counts.merge(glimpse.prompt(), 1, Integer::sum));
    List<PromptTemplate.Weighted> prompts =
        counts.entrySet().stream()
            .map(entry -> new PromptTemplate.Weighted(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingInt(PromptTemplate.Weighted::traces)
                    .reversed()
                    .thenComparing(PromptTemplate.Weighted::prompt))
            .toList();
    List<Group> groups = new ArrayList<>();
    Map<String, Integer> known = new HashMap<>();
    for (PromptTemplate.Weighted prompt : prompts) {
      int group = group(prompt, sample.size(), groups);
      if (group != NONE) {
        groups.get(group).prompts.add(prompt);
        known.put(prompt.prompt(), group);
      }
    }
    List<PromptTemplate> templates =
        groups.stream().map(group -> PromptTemplate.of(group.prompts)).toList();
    return new PromptTemplates(templates, known);
  }

  /** The group of {@code prompt}, which may be a new one. */
  private static int group(PromptTemplate.Weighted prompt, int traces, List<Group> groups) {
    PromptWords words = PromptWords.of(prompt.prompt());
    boolean rare = (long) prompt.traces() * RARE < traces || prompt.traces() < 3;
    int best = best(words, groups.stream().map(group -> group.words).toList());
    if (best != NONE) {
      PromptWords leader = groups.get(best).words;
      double like = words.likeness(leader);
      if (like >= ALIKE || rare && (like >= RELATED || words.beginsAs(leader))) {
        return best;
      }
    }
    if (groups.size() == MOST) {
      return NONE;
    }
    groups.add(new Group(words));
    return groups.size() - 1;
  }

  /** That of {@code all} which is most like {@code words}. */
  private static int best(PromptWords words, List<PromptWords> all) {
    int best = NONE;
    double most = -1;
    for (int i = 0; i < all.size(); i++) {
      double like = words.likeness(all.get(i)) + (words.beginsAs(all.get(i)) ? 1 : 0);
      if (like > most) {
        most = like;
        best = i;
      }
    }
    return best;
  }

  List<PromptTemplate> all() {
    return templates;
  }

  /** The template that {@code prompt} was made by, or {@link #NONE}. */
  int find(String prompt) {
    Integer found = known.get(prompt);
    if (found != null) {
      return found;
    }
    PromptWords words = PromptWords.of(prompt);
    int best = best(words, templates.stream().map(PromptTemplate::words).toList());
    boolean fits =
        best != NONE
            && (words.likeness(templates.get(best).words()) >= RELATED
                || words.beginsAs(templates.get(best).words()));
    return fits ? best : NONE;
  }
}
