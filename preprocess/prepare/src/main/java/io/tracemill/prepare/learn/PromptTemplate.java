package io.tracemill.prepare.learn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What system prompts of one job have in common.
 *
 * @param text the commonest prompt without what changes from prompt to prompt; empty where traces
 *     have none
 * @param leftOut what was left out of it, in its order
 * @param words of the commonest prompt
 */
record PromptTemplate(String text, List<String> leftOut, PromptWords words) {
  /** Prompts that are compared: those that are the most frequent. */
  private static final int COMPARED = 40;

  /** What nearly all prompts have belongs to the job. */
  private static final double NEARLY_ALL = 0.9;

  /** A sentence of so few words for each part that changes says nothing without it. */
  private static final int FEW = 4;

  private static final String GAP = "...";
  private static final String AROUND = ".,;:!?\"'()[]<>{}";

  /** A prompt and how often it was there. */
  record Weighted(String prompt, int traces) {}

  /** The template of {@code prompts}, which are of one job; the first is the commonest. */
  static PromptTemplate of(List<Weighted> prompts) {
    List<String> tokens = PromptWords.tokens(prompts.get(0).prompt());
    List<Weighted> compared = prompts.subList(0, Math.min(COMPARED, prompts.size()));
    BitSet fixed = fixed(tokens, compared);
    Set<String> left = new TreeSet<>();
    StringBuilder text = new StringBuilder();
    for (int start = 0; start < tokens.size(); ) {
      int end = sentence(tokens, start);
      text.append(new Sentence(tokens.subList(start, end), fixed.get(start, end)).text(left));
      start = end;
    }
    String whole = text.toString().strip();
    return new PromptTemplate(
        left.isEmpty() ? whole : whole.replaceAll(" +\n", "\n").replaceAll("\n{3,}", "\n\n"),
        List.copyOf(left),
        PromptWords.of(prompts.get(0).prompt()));
  }

  private static BitSet fixed(List<String> tokens, List<Weighted> compared) {
    int[] having = new int[tokens.size()];
    int all = 0;
    for (Weighted prompt : compared) {
      all += prompt.traces();
      BitSet common = CommonTokens.in(tokens, PromptWords.tokens(prompt.prompt()));
      for (int at = common.nextSetBit(0); at >= 0; at = common.nextSetBit(at + 1)) {
        having[at] += prompt.traces();
      }
    }
    BitSet fixed = new BitSet(tokens.size());
    for (int at = 0; at < having.length; at++) {
      fixed.set(at, having[at] >= NEARLY_ALL * all);
    }
    return fixed;
  }

  /** Where the sentence or line that begins at {@code start} ends, with the space behind it. */
  private static int sentence(List<String> tokens, int start) {
    for (int at = start; at < tokens.size(); at++) {
      String token = tokens.get(at);
      boolean last = at + 1 == tokens.size();
      boolean mark = token.equals(".") || token.equals("!") || token.equals("?");
      if (token.equals("\n") || last) {
        return at + 1;
      } else if (mark && tokens.get(at + 1).isBlank()) {
        return tokens.get(at + 1).equals("\n") ? at + 1 : at + 2;
      }
    }
    return tokens.size();
  }

  /** A sentence of a prompt, of which some tokens are {@code fixed}. */
  private record Sentence(List<String> tokens, BitSet fixed) {

    /** What is left of it; what is not is added to {@code left}. */
    String text(Set<String> left) {
      if (fixed.cardinality() == tokens.size()) {
        return String.join("", tokens);
      }
      List<String> chunks = new ArrayList<>();
      int words = 0;
      int gaps = 0;
      for (int start = 0; start < tokens.size(); ) {
        int end = chunk(start);
        String text = String.join("", tokens.subList(start, end));
        boolean changes = fixed.nextClearBit(start) < end && !text.isBlank();
        if (changes) {
          boolean goesOn = chunks.size() > 1 && chunks.get(chunks.size() - 2).startsWith(GAP);
          gaps += goesOn ? 0 : 1;
          text = goesOn ? "" : GAP + ending(text);
        } else if (!text.isBlank()) {
          words++;
        }
        chunks.add(text);
        start = end;
      }
      String whole = String.join("", tokens).strip();
      if (gaps == 0) {
        return String.join("", tokens);
      }
      left.add(whole);
      String end = tokens.get(tokens.size() - 1).equals("\n") ? "\n" : "";
      return words <= FEW * gaps ? end : String.join("", chunks).replaceAll(" {2,}", " ");
    }

    private int chunk(int start) {
      int end = start + 1;
      boolean blank = tokens.get(start).isBlank();
      while (end < tokens.size() && tokens.get(end).isBlank() == blank) {
        end++;
      }
      return end;
    }

    private static String ending(String text) {
      String last = text.substring(text.length() - 1);
      return AROUND.contains(last) && !last.equals(".") ? last : "";
    }
  }
}
