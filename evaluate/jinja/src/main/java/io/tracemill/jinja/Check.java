package io.tracemill.jinja;

/** A test: what stands behind {@code is}. */
interface Check {
  boolean holds(Rendering rendering, Value value, CallArguments arguments);
}
