package io.tracemill.endpoint;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds answers to prompts that the server cut without a word, as Ollama does: a prompt that is
 * longer than the context n becomes n tokens (ollama issue 8099) or, in newer ones, n/2 + 2, half
 * of it with the first four kept (ollama issue 17427).
 *
 * <p>Where the context is known, a prompt that fills it to the last token is none that an answer
 * has room behind, cut or not. Otherwise it is taken for cut when two prompts, one a tenth longer
 * than the other, are counted as the same number of tokens, which is a multiple of 256 or two more,
 * and either that makes half as many characters more a token than any of at least five other
 * prompts had, or no prompt was counted as anything else. Until that is known answers whose count
 * is suspicious are held back.
 */
final class CutPrompts {
  private static final int SMALLEST_CONTEXT = 1024;
  private static final int STEP = 256;
  private static final int OTHERS = 5;
  private static final double SUSPICIOUS = 1.2;
  private static final double SURE = 1.5;
  private static final double LONGER = 1.1;
  private static final int MOST_HELD = 64;

  private final OptionalInt context;
  private final TreeSet<Integer> found = new TreeSet<>();
  private final Map<Integer, List<Held>> held = new TreeMap<>();

  /** Of prompts by their count where that is round, and of all others under 0. */
  private final Map<Integer, Widths> widths = new HashMap<>();

  CutPrompts(OptionalInt context) {
    this.context = context;
  }

  /** An answer that may be one to a cut prompt. */
  private record Held(Outcome.Answered answer, int characters) {}

  /** How many characters a token of some prompts had. */
  private record Widths(int prompts, double widest) {
    static final Widths NONE = new Widths(0, 0);

    Widths and(Widths other) {
      return new Widths(prompts + other.prompts, Math.max(widest, other.widest));
    }
  }

  /** What can be handed out after an answer to a prompt of so many characters. */
  List<Outcome> take(Outcome.Answered answer, int characters) {
    int tokens = answer.promptTokens();
    if (fills(answer)) {
      return List.of(cut(answer, context.orElse(tokens)));
    }
    if (found.contains(tokens)) {
      return List.of(cut(answer, tokens));
    }
    double width = tokens == 0 ? 0 : (double) characters / tokens;
    widths.merge(isRound(tokens) ? tokens : 0, new Widths(1, width), Widths::and);
    Widths others = others(tokens);
    if (!isRound(tokens) || others.prompts() >= OTHERS && width < SUSPICIOUS * others.widest()) {
      return List.of(withEnding(answer));
    }
    return held(tokens, new Held(answer, characters));
  }

  /** All prompts but those that were counted like this. */
  private Widths others(int tokens) {
    return widths.entrySet().stream()
        .filter(entry -> entry.getKey() != tokens)
        .map(Map.Entry::getValue)
        .reduce(Widths.NONE, Widths::and);
  }

  private boolean fills(Outcome.Answered answer) {
    int tokens = answer.promptTokens();
    int limit = context.orElse(Integer.MAX_VALUE);
    return tokens == limit || tokens > limit && answer.newTokens() == 0;
  }

  private boolean isRound(int tokens) {
    return tokens >= SMALLEST_CONTEXT && (tokens % STEP == 0 || tokens % STEP == 2)
        || context.isPresent() && tokens == context.getAsInt() / 2 + 2;
  }

  private List<Outcome> held(int tokens, Held one) {
    List<Held> same = held.computeIfAbsent(tokens, none -> new ArrayList<>());
    same.add(one);
    if (isCut(tokens, same)) {
      found.add(tokens);
      held.remove(tokens);
      return same.stream().<Outcome>map(each -> cut(each.answer(), tokens)).toList();
    }
    if (same.size() == MOST_HELD) {
      held.remove(tokens);
      return same.stream().<Outcome>map(each -> withEnding(each.answer())).toList();
    }
    return List.of();
  }

  private boolean isCut(int tokens, List<Held> same) {
    int longest = same.stream().mapToInt(Held::characters).max().orElse(0);
    int shortest = same.stream().mapToInt(Held::characters).min().orElse(0);
    if (longest < LONGER * shortest) {
      return false;
    }
    Widths others = others(tokens);
    return others.prompts() == 0
        ? same.size() > 2
        : others.prompts() >= OTHERS && longest >= SURE * others.widest() * tokens;
  }

  private static Outcome cut(Outcome.Answered answer, int limit) {
    return new Outcome.Overflowed(answer.row(), answer.promptTokens(), limit);
  }

  /** An answer that ends where the context does was cut by it. */
  private Outcome withEnding(Outcome.Answered answer) {
    boolean full =
        answer.ending() == Ending.LENGTH
            && context.isPresent()
            && answer.promptTokens() + answer.newTokens() == context.getAsInt();
    return full ? fullOf(answer) : answer;
  }

  /** The answer, cut by the context and not by the limit of tokens. */
  static Outcome.Answered fullOf(Outcome.Answered answer) {
    return new Outcome.Answered(
        answer.row(),
        answer.text(),
        answer.message(),
        answer.promptTokens(),
        answer.newTokens(),
        Ending.CONTEXT_FULL,
        answer.insideThought());
  }

  /** The answers that were held back, when no more come. */
  List<Outcome> rest() {
    List<Outcome> rest = new ArrayList<>();
    held.values().forEach(same -> same.forEach(each -> rest.add(withEnding(each.answer()))));
    held.clear();
    return rest;
  }

  /** The numbers of tokens that longer prompts were cut to. */
  List<Integer> found() {
    return List.copyOf(found);
  }
}
