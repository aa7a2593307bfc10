package io.tracemill.prepare.slice;

import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.Example;
import io.tracemill.trace.Trace;

/** Cuts a trace into examples, in the order of their answers. */
public interface Slicer extends Stage<Trace, Example> {}
