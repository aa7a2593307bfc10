package io.tracemill.endpoint;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.math.BigDecimal;

/** Numbers of tokens as servers write them. */
final class Counts {
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

  private Counts() {}

  /** The field of an object, 0 where it is none or no number. */
  static int field(Node object, Name name) {
    return object.find(name).filter(node -> node.is(Kind.NUMBER)).map(Counts::whole).orElse(0);
  }

  /** A number without what is behind its point; at least 0. */
  static int whole(Node number) {
    try {
      return number.number().min(MOST).max(BigDecimal.ZERO).intValue();
    } catch (DataException e) {
      return 0;
    }
  }
}
