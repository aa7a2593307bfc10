package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;

/** Plain text: what the user asks, or what the model answers. */
final class TextDialect implements Dialect {

  @Override
  public String name() {
    return "text";
  }

  @Override
  public Match match(Node payload) {
    return payload.is(Kind.STRING) ? Match.LIKELY : Match.NO;
  }

  @Override
  public void read(Node payload, Talk talk) {
    talk.add(Message.saying(talk.speaker(), Media.content(payload)));
  }
}
