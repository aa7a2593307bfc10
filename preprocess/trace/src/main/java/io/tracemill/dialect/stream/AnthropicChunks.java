package io.tracemill.dialect.stream;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chunks of Anthropic's Messages. A stream that begins anew, as after a retry, forgets what came
 * before.
 */
final class AnthropicChunks implements ChunkMerger {
  private static final Name TYPE = Name.of("type");
  private static final Name INDEX = Name.of("index");
  private static final Name BLOCK = Name.of("content_block");
  private static final Name DELTA = Name.of("delta");
  private static final Name TEXT = Name.of("text");
  private static final Name THINKING = Name.of("thinking");
  private static final Name PARTIAL = Name.of("partial_json");
  private static final Name INPUT = Name.of("input");
  private static final Name STOP_REASON = Name.of("stop_reason");
  private static final Name ERROR = Name.of("error");

  /** Fields that deltas fill. */
  private static final Set<String> FILLED = Set.of("text", "thinking", "input");

  private final Map<Integer, Block> blocks = new TreeMap<>();
  private String stop = "";
  private boolean whole;
  private boolean beganAnew;
  private Optional<Node> error = Optional.empty();

  /** One block. */
  private static final class Block {
    private final Node start;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder thinking = new StringBuilder();
    private final StringBuilder input = new StringBuilder();

    Block(Node start) {
      this.start = start;
      text.append(Chunk.text(start, TEXT));
      thinking.append(Chunk.text(start, THINKING));
    }
  }

  @Override
  public void add(Node chunk) {
    switch (Chunk.text(chunk, TYPE)) {
      case "message_start" -> {
        beganAnew |= !blocks.isEmpty();
        blocks.clear();
        stop = "";
      }
      case "content_block_start" ->
          Chunk.object(chunk, BLOCK)
              .ifPresent(block -> blocks.put(Chunk.index(chunk, INDEX, 0), new Block(block)));
      case "content_block_delta" ->
          Optional.ofNullable(blocks.get(Chunk.index(chunk, INDEX, 0)))
              .ifPresent(block -> Chunk.object(chunk, DELTA).ifPresent(d -> add(d, block)));
      case "message_delta" ->
          Chunk.object(chunk, DELTA).ifPresent(delta -> stop = Chunk.text(delta, STOP_REASON));
      case "message_stop" -> whole = true;
      case "error" -> error = chunk.peek(ERROR);
      default -> {}
    }
  }

  private static void add(Node delta, Block block) {
    block.text.append(Chunk.text(delta, TEXT));
    block.thinking.append(Chunk.text(delta, THINKING));
    block.input.append(Chunk.text(delta, PARTIAL));
  }

  @Override
  public boolean isWhole() {
    return whole || !stop.isEmpty();
  }

  @Override
  public boolean beganAnew() {
    return beganAnew;
  }

  @Override
  public void write(JsonText json) {
    json.beginObject();
    if (error.isPresent()) {
      json.name("error").value(error.get()).endObject();
      return;
    }
    json.name("type").value("message").name("role").value("assistant");
    json.name("content").beginArray();
    blocks.values().forEach(block -> write(block, json));
    json.endArray();
    if (!stop.isEmpty()) {
      json.name("stop_reason").value(stop);
    }
    json.endObject();
  }

  private static void write(Block block, JsonText json) {
    json.beginObject();
    for (Field field : block.start.fields()) {
      if (!FILLED.contains(field.key())) {
        json.name(field.key()).value(field.value());
      }
    }
    if (block.start.has(TEXT)) {
      json.name("text").value(block.text.toString());
    }
    if (block.start.has(THINKING)) {
      json.name("thinking").value(block.thinking.toString());
    }
    Optional<Node> input = block.start.peek(INPUT);
    if (!block.input.toString().isBlank()) {
      json.name("input").value(block.input.toString());
    } else if (input.isPresent()) {
      json.name("input").value(input.get());
    }
    json.endObject();
  }
}
