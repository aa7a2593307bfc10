package io.tracemill.dialect;

import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/** The dialects that are known. */
public final class ItemReaders {

  /** OpenAI's chat messages with text only. */
  public static final ItemReader OPENAI =
      new OpenAiChat("openai", PartKinds.TEXT, Optional.empty());

  /** OpenAI's chat messages with text and images. */
  public static final ItemReader OPENAI_WITH_IMAGES =
      new OpenAiChat("openai_with_images", PartKinds.TEXT_AND_IMAGES, Optional.empty());

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
