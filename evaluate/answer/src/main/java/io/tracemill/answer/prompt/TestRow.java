package io.tracemill.answer.prompt;

import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.util.Optional;

/**
 * A prompt of a test or train split and its right answer.
 *
 * @param question as predictions name it: the text or the JSON of messages
 * @param answer as predictions name it, the v1 {@code completion}
 * @param context what data version 0 gives beside the question
 * @param messages the prompt as a JSON array of messages in OpenAI's dialect, arguments as objects
 * @param reply the answer as a JSON message
 */
public record TestRow(
    Origin origin,
    DataVersion version,
    String question,
    String answer,
    Optional<String> context,
    String messages,
    String reply) {}
