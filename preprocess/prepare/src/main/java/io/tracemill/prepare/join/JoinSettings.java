package io.tracemill.prepare.join;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Join;
import java.nio.file.Path;

/**
 * How lines are joined.
 *
 * @param maxLineBytes the longest line, joined or not
 * @param tokenizer the result does not depend on it
 * @param spool where the lines of a compressed file are kept, plain, as long as it is read
 */
public record JoinSettings(Join join, int maxLineBytes, TokenizerKind tokenizer, Path spool) {}
