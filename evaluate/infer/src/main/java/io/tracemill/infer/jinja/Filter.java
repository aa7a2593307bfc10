package io.tracemill.infer.jinja;

/** A filter: what stands behind a bar. */
interface Filter {
  Value apply(Rendering rendering, Value value, Arguments arguments);
}
