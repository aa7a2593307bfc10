package io.tracemill.jinja;

/** A filter: what stands behind a bar. */
interface Filter {
  Value apply(Rendering rendering, Value value, CallArguments arguments);
}
