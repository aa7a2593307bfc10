package io.tracemill.infer.tokenizer;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tokenizer's file says of its tokens.
 *
 * @param added those that are recognised before all others
 * @param silent those of them that are no part of a text: special tokens, but for those that mark
 *     tool calls and thoughts, which models of some families write as special tokens
 * @param special all special tokens, as texts spell them
 * @param size one more than the greatest number
 */
record KnownTokens(Set<Integer> added, Set<Integer> silent, SpecialSpellings special, int size) {
  private static final Name MODEL = Name.of("model");
  private static final Name VOCAB = Name.of("vocab");

  /** As {@code [TOOL_CALLS]}, {@code <|python_tag|>} or {@code <start_function_call>} have. */
  private static final Pattern MARK =
      Pattern.compile("tool|call|function|args|python|think|escape", Pattern.CASE_INSENSITIVE);

  /** Copies the collections. */
  KnownTokens {
    added = Set.copyOf(added);
    silent = Set.copyOf(silent);
  }

  static KnownTokens of(Node file) {
    Set<Integer> added = new HashSet<>();
    Set<Integer> silent = new HashSet<>();
    List<AddedToken> special = new ArrayList<>();
    int greatest = greatest(file.field(MODEL).field(VOCAB));
    for (AddedToken token : AddedToken.all(file)) {
      added.add(token.id());
      greatest = Math.max(greatest, token.id());
      if (token.special()) {
        special.add(token);
      }
      if (token.special() && !MARK.matcher(token.content()).find()) {
        silent.add(token.id());
      }
    }
    return new KnownTokens(added, silent, SpecialSpellings.of(special), greatest + 1);
  }

  /** Unigram models number the items of an array, all others name the numbers. */
  private static int greatest(Node vocabulary) {
    if (vocabulary.is(Kind.ARRAY)) {
      return vocabulary.size() - 1;
    }
    int greatest = -1;
    for (Field token : vocabulary.fields()) {
      greatest = Math.max(greatest, token.value().number().intValue());
    }
    return greatest;
  }

  boolean isAdded(int token) {
    return added.contains(token);
  }

  boolean isSilent(int token) {
    return silent.contains(token);
  }
}
