package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is given a value. */
final class TargetParser {
  private static final int MAX_DEPTH = 20;
  private static final Set<String> CONSTANTS =
      Set.of("true", "false", "none", "True", "False", "None");

  private final TokenStream tokens;
  private int depth;

  TargetParser(TokenStream tokens) {
    this.tokens = tokens;
  }

  /** Names. */
  Target forLoop() {
    return several(false);
  }

  /** Names, or attributes of namespaces. */
  Target forSet() {
    return several(true);
  }

  private Target several(boolean fields) {
    Place place = tokens.peek().place();
    List<Target> targets = new ArrayList<>();
    boolean comma = false;
    do {
      boolean more = tokens.at(Token.Kind.NAME) && !tokens.atName("in") || tokens.atOperator("(");
      if (!targets.isEmpty() && !more) {
        break;
      }
      targets.add(one(fields));
      comma |= tokens.atOperator(",");
    } while (tokens.skipOperator(","));
    return comma ? new Target.Several(place, targets) : targets.get(0);
  }

  private Target one(boolean fields) {
    if (tokens.skipOperator("(")) {
      if (++depth > MAX_DEPTH) {
        throw tokens.expected("a name");
      }
      Target inside = several(fields);
      tokens.expectOperator(")");
      depth--;
      return inside;
    }
    Token name = tokens.expect(Token.Kind.NAME);
    if (CONSTANTS.contains(name.text())) {
      throw tokens.failure(name.place(), "'" + name.text() + "' cannot be given a value");
    }
    if (fields && tokens.skipOperator(".")) {
      String field = tokens.expect(Token.Kind.NAME).text();
      return new Target.Field(name.place(), name.text(), field);
    }
    return new Target.Name(name.text());
  }
}
