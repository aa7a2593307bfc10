package io.tracemill.dialect;

import java.util.List;

/** The dialects that are known. */
public final class Dialects {

  /** OpenAI's chat messages with text only. */
  public static final Dialect OPENAI = new OpenAiChat(Parts.TEXT);

  /** OpenAI's chat messages with text and images. */
  public static final Dialect OPENAI_WITH_IMAGES = new OpenAiChat(Parts.TEXT_AND_IMAGES);

  /** All of them. */
  public static final List<Dialect> ALL = List.of(OPENAI, OPENAI_WITH_IMAGES);

  private Dialects() {}
}
