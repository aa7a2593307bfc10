package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one block of a message is, whichever vendor wrote it: their names do not collide. */
enum BlockKind {
  TEXT,
  /** What the model thought, in words. */
  THOUGHT,
  /** What the model thought, encrypted. */
  HIDDEN_THOUGHT,
  CALL,
  /** What a tool gave back. */
  RESULT,
  /** A call and what it gave back in one, as the AI SDK's user interface has it. */
  CALL_AND_RESULT,
  MEDIA,
  /** A call of a tool that the server ran itself, or its result. */
  SERVER_TOOL,
  /** Something beside the conversation. */
  OTHER,
  UNKNOWN;

  private static final Name TYPE = Name.of("type");

  /** LlamaIndex. */
  private static final Name BLOCK_TYPE = Name.of("block_type");

  private static final Name THOUGHT_MARK = Name.of("thought");
  private static final Name TOOL_CALL_ID = Name.of("toolCallId");
  private static final Name PROVIDER_EXECUTED = Name.of("providerExecuted");

  private static final Map<String, BlockKind> BY_TYPE =
      Map.ofEntries(
          Map.entry("text", TEXT),
          Map.entry("input_text", TEXT),
          Map.entry("output_text", TEXT),
          Map.entry("summary_text", TEXT),
          Map.entry("refusal", TEXT),
          Map.entry("thinking", THOUGHT),
          Map.entry("reasoning", THOUGHT),
          Map.entry("reasoning_text", THOUGHT),
          Map.entry("redacted_thinking", HIDDEN_THOUGHT),
          Map.entry("redacted-reasoning", HIDDEN_THOUGHT),
          Map.entry("tool_use", CALL),
          Map.entry("tool-call", CALL),
          Map.entry("tool_call", CALL),
          Map.entry("function_call", CALL),
          Map.entry("function", CALL),
          Map.entry("tool_result", RESULT),
          Map.entry("tool-result", RESULT),
          Map.entry("tool_call_response", RESULT),
          Map.entry("tool_response", RESULT),
          Map.entry("function_call_output", RESULT),
          Map.entry("dynamic-tool", CALL_AND_RESULT),
          Map.entry("image_url", MEDIA),
          Map.entry("input_image", MEDIA),
          Map.entry("image", MEDIA),
          Map.entry("image-url", MEDIA),
          Map.entry("input_audio", MEDIA),
          Map.entry("audio", MEDIA),
          Map.entry("video", MEDIA),
          Map.entry("video_url", MEDIA),
          Map.entry("input_file", MEDIA),
          Map.entry("file", MEDIA),
          Map.entry("document", MEDIA),
          Map.entry("media", MEDIA),
          Map.entry("blob", MEDIA),
          Map.entry("uri", MEDIA),
          Map.entry("server_tool_use", SERVER_TOOL),
          Map.entry("mcp_tool_use", SERVER_TOOL),
          Map.entry("server_tool_call", SERVER_TOOL),
          Map.entry("server_tool_call_response", SERVER_TOOL),
          Map.entry("container_upload", SERVER_TOOL),
          Map.entry("Microsoft.Extensions.AI.TextReasoningContent", HIDDEN_THOUGHT),
          Map.entry("Microsoft.Extensions.AI.UsageContent", OTHER),
          Map.entry("compaction", OTHER),
          Map.entry("fallback", OTHER),
          Map.entry("source", OTHER),
          Map.entry("source-url", OTHER),
          Map.entry("source-document", OTHER),
          Map.entry("step-start", OTHER));

  /** A block that has no type has a key that says what it is, which holds the rest. */
  private static final Map<String, BlockKind> BY_KEY =
      Map.ofEntries(
          Map.entry("text", TEXT),
          Map.entry("functionCall", CALL),
          Map.entry("function_call", CALL),
          Map.entry("toolUse", CALL),
          Map.entry("functionResponse", RESULT),
          Map.entry("function_response", RESULT),
          Map.entry("toolResult", RESULT),
          Map.entry("reasoningContent", THOUGHT),
          Map.entry("inlineData", MEDIA),
          Map.entry("inline_data", MEDIA),
          Map.entry("fileData", MEDIA),
          Map.entry("file_data", MEDIA),
          Map.entry("image", MEDIA),
          Map.entry("document", MEDIA),
          Map.entry("video", MEDIA),
          Map.entry("executableCode", SERVER_TOOL),
          Map.entry("executable_code", SERVER_TOOL),
          Map.entry("codeExecutionResult", SERVER_TOOL),
          Map.entry("code_execution_result", SERVER_TOOL),
          Map.entry("thoughtSignature", OTHER),
          Map.entry("thought_signature", OTHER),
          Map.entry("cachePoint", OTHER));

  private static final List<Name> KEYS = BY_KEY.keySet().stream().sorted().map(Name::of).toList();

  private static final Name TEXT_KEY = Name.of("text");

  /** What {@code block} is. */
  static BlockKind of(Node block) {
    if (!block.is(Kind.OBJECT)) {
      return UNKNOWN;
    }
    Optional<String> type = type(block);
    if (type.isEmpty()) {
      return byKey(block);
    }
    if (block.has(PROVIDER_EXECUTED, Kind.TRUE)) {
      return SERVER_TOOL;
    }
    BlockKind kind = BY_TYPE.getOrDefault(type.get(), UNKNOWN);
    if (kind == UNKNOWN && type.get().endsWith("_tool_result")) {
      return SERVER_TOOL;
    }
    boolean ofInterface = type.get().startsWith("tool-") && block.has(TOOL_CALL_ID);
    return kind == UNKNOWN && ofInterface ? CALL_AND_RESULT : kind;
  }

  private static BlockKind byKey(Node block) {
    boolean thought = block.has(THOUGHT_MARK, Kind.TRUE);
    if (block.peek(TEXT_KEY).isPresent()) {
      return thought ? THOUGHT : TEXT;
    }
    return key(block).map(name -> BY_KEY.getOrDefault(name.toString(), UNKNOWN)).orElse(UNKNOWN);
  }

  private static Optional<Name> key(Node block) {
    Optional<Name> other = Optional.empty();
    for (Name name : KEYS) {
      if (block.peek(name).isPresent()) {
        if (BY_KEY.get(name.toString()) != OTHER) {
          return Optional.of(name);
        }
        other = Optional.of(name);
      }
    }
    return other;
  }

  /** What {@code block} holds that has no type of its own: the object under its key, or itself. */
  static Node body(Node block) {
    if (type(block).isPresent()) {
      return block;
    }
    Optional<Node> inner = key(block).flatMap(block::find);
    return inner.filter(node -> node.is(Kind.OBJECT)).orElse(block);
  }

  private static Optional<String> type(Node block) {
    return block
        .peek(TYPE)
        .or(() -> block.peek(BLOCK_TYPE))
        .filter(type -> type.is(Kind.STRING))
        .map(Node::text);
  }
}
