package io.tracemill.jinja;

/** A place in a template; lines and columns count from 1. */
record Place(int line, int column) {}
