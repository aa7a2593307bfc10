package io.tracemill.prepare.form;

import io.tracemill.json.JsonText;
import io.tracemill.trace.ToolCall;

/** How the arguments of a call are written. */
public enum ArgumentStyle {
  /** As an object. */
  OBJECT,
  /** As a string that holds the JSON of one. */
  STRING;

  /** Adds the arguments of {@code call}, which are copied as they were recorded. */
  void write(ToolCall call, JsonText to) {
    if (this == STRING) {
      to.value(call.arguments().map(object -> object.raw().toString()).orElse("{}"));
    } else if (call.arguments().isPresent()) {
      to.value(call.arguments().get());
    } else {
      to.beginObject().endObject();
    }
  }
}
