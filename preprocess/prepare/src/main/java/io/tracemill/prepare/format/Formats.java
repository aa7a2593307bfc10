package io.tracemill.prepare.format;

import io.tracemill.dialect.ItemReaders;
import java.util.List;
import java.util.Optional;

/** The formats that are known. */
public final class Formats {

  /** OpenAI's messages with images and without. */
  public static final TraceFormat MESSAGES =
      new OpenAiMessages("openai_messages_with_images", ItemReaders.OPENAI_WITH_IMAGES_AS_RECORDED);

  /** All of them; the first is the platform's default. */
  public static final List<TraceFormat> ALL =
      List.of(
          new OpenAiMessages("openai_messages", ItemReaders.OPENAI_AS_RECORDED),
          MESSAGES,
          new Langfuse(),
          new LangSmith(),
          new OtelGenAi(),
          new OpenInference(),
          new MlFlow(),
          new Logfire(),
          new PostHog(),
          new Braintrust(),
          new RequestResponse(),
          new ShareGpt(),
          new Alpaca(),
          new ClaudeCode(),
          new Codex(),
          new GeminiCli(),
          new Atif(),
          new UnstructuredWithOpenAiMessages());

  private Formats() {}

  /** The format called {@code name}. */
  public static Optional<TraceFormat> named(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** Their names. */
  public static List<String> names() {
    return ALL.stream().map(TraceFormat::name).toList();
  }
}
