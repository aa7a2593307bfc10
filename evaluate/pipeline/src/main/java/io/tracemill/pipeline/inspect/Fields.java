package io.tracemill.pipeline.inspect;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;

/** Collects the names of the lines' fields, and of the models they name. */
final class Fields {
  private static final int TOP = 20;
  private static final int TOP_MODELS = 10;
  private static final Name MODEL = Name.of("model");
  private static final Name RESPONSE = Name.of("response");

  private final Census keys = new Census();
  private final Census models = new Census();

  void take(Node line) {
    if (!line.is(Kind.OBJECT)) {
      keys.add("(" + line.kind().words() + ")");
      return;
    }
    model(line);
    for (Field field : line.fields()) {
      keys.add(field.key());
    }
  }

  private void model(Node line) {
    line.peek(MODEL)
        .or(() -> line.peek(RESPONSE).filter(r -> r.is(Kind.OBJECT)).flatMap(r -> r.peek(MODEL)))
        .filter(model -> model.is(Kind.STRING))
        .ifPresent(model -> models.add(model.text()));
  }

  Ranking keys() {
    return keys.top(TOP);
  }

  Ranking models() {
    return models.top(TOP_MODELS);
  }
}
