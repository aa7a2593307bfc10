package io.tracemill.json;

/** One field of an object. */
public record Field(String key, Node value) {}
