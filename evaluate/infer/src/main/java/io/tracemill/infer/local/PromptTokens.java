package io.tracemill.infer.local;

import io.tracemill.infer.decode.Tokens;

/** What goes into a model: the whole text of a prompt and its tokens. */
public record PromptTokens(String text, Tokens tokens) {}
