package io.tracemill.dialect;

import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/** The dialects that are known. */
public final class ItemReaders {

  private static final OpenAiChat TEXT = new OpenAiChat("openai", PartKinds.TEXT, Optional.empty());

  private static final OpenAiChat TEXT_AND_IMAGES =
      new OpenAiChat("openai_with_images", PartKinds.TEXT_AND_IMAGES, Optional.empty());

  /** OpenAI's chat messages with text only. */
  public static final ItemReader OPENAI = TEXT;

  /** OpenAI's chat messages with text and images. */
  public static final ItemReader OPENAI_WITH_IMAGES = TEXT_AND_IMAGES;

  /** The messages of {@link #OPENAI}, whose media are there with why they may be refused. */
  public static final ItemReader OPENAI_AS_RECORDED = TEXT.recording();

  /** The messages of {@link #OPENAI_WITH_IMAGES}, whose other media are there likewise. */
  public static final ItemReader OPENAI_WITH_IMAGES_AS_RECORDED = TEXT_AND_IMAGES.recording();

  /** The same where a model answers: the assistant speaks, whatever role is written or none. */
  public static final ItemReader OPENAI_ANSWER =
      new OpenAiChat("openai_answer", PartKinds.TEXT_AND_IMAGES, Optional.of(Role.ASSISTANT));

  /** The Vercel AI SDK's tool calls. */
  public static final ItemReader AI_SDK_CALLS = new AiSdkCalls();

  /** The items of OpenAI's Responses. */
  public static final ItemReader RESPONSES = new ResponsesItems();

  /** All of them. */
  public static final List<ItemReader> ALL =
      List.of(OPENAI, OPENAI_WITH_IMAGES, OPENAI_ANSWER, AI_SDK_CALLS, RESPONSES);

  private ItemReaders() {}
}
