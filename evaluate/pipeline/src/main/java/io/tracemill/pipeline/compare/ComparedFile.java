package io.tracemill.pipeline.compare;

import io.tracemill.json.lines.Input;

/**
 * A file of predictions that is to be compared.
 *
 * @param name of its model, for people
 */
public record ComparedFile(String name, Input file) {}
