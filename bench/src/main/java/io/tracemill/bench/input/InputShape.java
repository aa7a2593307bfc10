package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** What lines of input look like. */
public enum InputShape {
  /** {@link Dialogues} in {@code messages}. */
  TRACES("openai_messages", random -> written(new Dialogues(random)::trace, Json.SPACED)),

  /** {@link Chats}. */
  CHATS("openai_messages", Chats::new),

  /** Questions about pictures, which are in the lines: {@link Pictures}. */
  IMAGES("openai_messages_with_images", random -> written(new Pictures(random)::trace, Json.PLAIN)),

  /** {@link Observations} with objects in them. */
  LANGFUSE("langfuse", random -> written(new Observations(random)::observation, Json.PLAIN)),

  /** The same with JSON inside strings. */
  LANGFUSE_STRINGS("langfuse", random -> written(new Observations(random)::strings, Json.PLAIN)),

  /** {@link #TRACES} inside of a string, {@code {"context": "{\"messages\": ...}"}}. */
  CONTEXT(
      "unstructured_with_openai_messages",
      random -> written(new Dialogues(random)::context, Json.SPACED));

  private final String format;
  private final Function<Random, Supplier<String>> lines;

  InputShape(String format, Function<Random, Supplier<String>> lines) {
    this.format = format;
    this.lines = lines;
  }

  /** The format that reads them. */
  public TraceFormat format() {
    return Formats.named(format).orElseThrow();
  }

  /** Line after line, without end. */
  Supplier<String> lines(Random random) {
    return lines.apply(random);
  }

  private static Supplier<String> written(Supplier<JsonNode> values, Json json) {
    return () -> json.text(values.get());
  }
}
