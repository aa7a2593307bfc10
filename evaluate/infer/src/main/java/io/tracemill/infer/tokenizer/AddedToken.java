package io.tracemill.infer.tokenizer;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A token that is recognised before all others.
 *
 * @param special whether it is a special token, which texts are not made of
 */
record AddedToken(int id, String content, boolean special) {
  static final Name LIST = Name.of("added_tokens");
  static final Name CONTENT = Name.of("content");
  static final Name SPECIAL = Name.of("special");
  private static final Name ID = Name.of("id");

  /** Those of a tokenizer's file, in order. */
  static List<AddedToken> all(Node file) {
    List<AddedToken> all = new ArrayList<>();
    Optional<Node> list = file.find(LIST);
    if (list.isPresent()) {
      for (Node token : list.get().items()) {
        int id = token.field(ID).number().intValue();
        all.add(new AddedToken(id, token.field(CONTENT).text(), isSpecial(token)));
      }
    }
    return all;
  }

  static boolean isSpecial(Node token) {
    return token.find(SPECIAL).filter(flag -> flag.is(Kind.TRUE)).isPresent();
  }
}
