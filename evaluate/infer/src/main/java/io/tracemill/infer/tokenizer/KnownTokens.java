package io.tracemill.infer.tokenizer;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a tokenizer's file says of its tokens.
 *
 * @param added those that are recognised before all others
 * @param silent those of them that are no part of a text: special tokens, but for those that mark
 *     tool calls and thoughts, which models of some families write as special tokens
 * @param size one more than the greatest number
 */
record KnownTokens(Set<Integer> added, Set<Integer> silent, int size) {
  private static final Name ADDED = Name.of("added_tokens");
  private static final Name ID = Name.of("id");
  private static final Name CONTENT = Name.of("content");
  private static final Name SPECIAL = Name.of("special");
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
    int greatest = greatest(file.field(MODEL).field(VOCAB));
    Optional<Node> list = file.find(ADDED);
    if (list.isPresent()) {
      for (Node token : list.get().items()) {
        int id = token.field(ID).number().intValue();
        added.add(id);
        greatest = Math.max(greatest, id);
        if (isSilent(token)) {
          silent.add(id);
        }
      }
    }
    return new KnownTokens(added, silent, greatest + 1);
  }

  private static boolean isSilent(Node token) {
    boolean special = token.find(SPECIAL).filter(flag -> flag.is(Kind.TRUE)).isPresent();
    return special && !MARK.matcher(token.field(CONTENT).text()).find();
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
