package io.tracemill.dialect.stream;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;
import java.util.Set;

/** Whose chunks they are. */
enum StreamKind {
  CHAT,
  RESPONSES,
  ANTHROPIC,
  GEMINI;

  private static final Name TYPE = Name.of("type");
  private static final Name OBJECT = Name.of("object");
  private static final Name CHOICES = Name.of("choices");
  private static final Name DELTA = Name.of("delta");
  private static final Name CANDIDATES = Name.of("candidates");
  private static final Set<String> OF_ANTHROPIC =
      Set.of(
          "message_start",
          "content_block_start",
          "content_block_delta",
          "content_block_stop",
          "message_delta",
          "message_stop");

  /** Whose chunk {@code chunk} is; nothing where it is none, or may be anybody's. */
  static Optional<StreamKind> of(Node chunk) {
    if (!chunk.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    String type = Chunk.text(chunk, TYPE);
    if (OF_ANTHROPIC.contains(type)) {
      return Optional.of(ANTHROPIC);
    } else if (type.startsWith("response.")) {
      return Optional.of(RESPONSES);
    } else if (chunk.has(CANDIDATES, Kind.ARRAY)) {
      return Optional.of(GEMINI);
    }
    return Chunk.text(chunk, OBJECT).equals("chat.completion.chunk") || hasDelta(chunk)
        ? Optional.of(CHAT)
        : Optional.empty();
  }

  private static boolean hasDelta(Node chunk) {
    Optional<Node> choices = chunk.peek(CHOICES).filter(node -> node.is(Kind.ARRAY));
    if (choices.isPresent()) {
      for (Node choice : choices.get().items()) {
        return choice.is(Kind.OBJECT) && choice.peek(DELTA).isPresent();
      }
    }
    return false;
  }

  ChunkMerger merger() {
    return switch (this) {
      case CHAT -> new ChatChunks();
      case RESPONSES -> new ResponsesChunks();
      case ANTHROPIC -> new AnthropicChunks();
      case GEMINI -> new GeminiChunks();
    };
  }
}
