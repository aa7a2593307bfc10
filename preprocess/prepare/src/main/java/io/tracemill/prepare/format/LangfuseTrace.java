package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Observations that are read together, with the records of the traces that they are of. */
final class LangfuseTrace implements CallTree.Layout {
  private final Map<String, Node> traces = new HashMap<>();

  /** Observations without records of their traces. */
  LangfuseTrace() {}

  /** Those in {@code array}. */
  LangfuseTrace(Node array) {
    for (Node record : array.items()) {
      if (Langfuse.isTrace(record)) {
        Langfuse.id(record).ifPresent(id -> traces.put(id.raw().toString(), record));
      }
    }
  }

  @Override
  public Optional<Node> id(Node record) {
    return Langfuse.id(record);
  }

  @Override
  public Optional<Node> parent(Node record) {
    return Langfuse.parent(record);
  }

  @Override
  public void checkIsCall(Node record) {
    if (!traces.isEmpty() && Langfuse.isTrace(record)) {
      throw record.failure(
          FormatReason.NOT_A_GENERATION,
          "expected an observation but found the record of its trace, which is read with it");
    }
    Langfuse.checkIsCall(record);
  }

  @Override
  public Trace read(Node record, Origin origin) {
    Optional<Node> trace =
        Langfuse.traceId(record)
            .flatMap(id -> Optional.ofNullable(traces.get(id.raw().toString())));
    return Langfuse.read(record, origin, trace);
  }
}
