package io.tracemill.dialect.stream;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Chunks of OpenAI's Responses. Items count as they are when they are done; of one that never is,
 * what its deltas say.
 */
final class ResponsesChunks implements ChunkMerger {
  private static final Name TYPE = Name.of("type");
  private static final Name RESPONSE = Name.of("response");
  private static final Name OUTPUT = Name.of("output");
  private static final Name OUTPUT_INDEX = Name.of("output_index");
  private static final Name ITEM = Name.of("item");
  private static final Name DELTA = Name.of("delta");
  private static final Name ERROR = Name.of("error");
  private static final Name DETAILS = Name.of("incomplete_details");

  /** Items that can be used though they are not done. */
  private static final Set<String> USABLE = Set.of("message", "function_call", "custom_tool_call");

  private final Map<Integer, Item> items = new TreeMap<>();
  private Optional<Node> last = Optional.empty();
  private Optional<Node> error = Optional.empty();

  /** One item. */
  private static final class Item {
    private Node item;
    private boolean done;
    private final StringBuilder text = new StringBuilder();

    Item(Node item) {
      this.item = item;
    }
  }

  @Override
  public void add(Node chunk) {
    String type = Chunk.text(chunk, TYPE);
    int index = Chunk.index(chunk, OUTPUT_INDEX, items.size());
    switch (type) {
      case "response.output_item.added" ->
          Chunk.object(chunk, ITEM).ifPresent(item -> items.put(index, new Item(item)));
      case "response.output_item.done" ->
          Chunk.object(chunk, ITEM).ifPresent(item -> done(index, item));
      case "response.output_text.delta",
          "response.function_call_arguments.delta",
          "response.custom_tool_call_input.delta" ->
          Optional.ofNullable(items.get(index))
              .ifPresent(item -> item.text.append(Chunk.text(chunk, DELTA)));
      case "response.completed", "response.incomplete" -> last = Chunk.object(chunk, RESPONSE);
      case "response.failed" ->
          error = Chunk.object(chunk, RESPONSE).flatMap(node -> node.peek(ERROR));
      case "error" -> error = Optional.of(chunk.peek(ERROR).orElse(chunk));
      default -> {}
    }
  }

  /** An item without an index that is done is the one of the same id, which was added last. */
  private void done(int index, Node node) {
    int at = index == items.size() && !items.isEmpty() && !isDone(index - 1) ? index - 1 : index;
    Item item = new Item(node);
    item.done = true;
    items.put(at, item);
  }

  private boolean isDone(int index) {
    return Optional.ofNullable(items.get(index)).map(item -> item.done).orElse(true);
  }

  @Override
  public boolean isWhole() {
    return last.isPresent();
  }

  @Override
  public void write(JsonText json) {
    json.beginObject();
    if (error.isPresent()) {
      json.name("error").value(error.get()).endObject();
      return;
    }
    json.name("object").value("response");
    Optional<Node> output =
        last.flatMap(response -> response.peek(OUTPUT))
            .filter(o -> o.is(Kind.ARRAY) && o.size() > 0);
    if (output.isPresent()) {
      json.name("output").value(output.get());
    } else {
      json.name("output").beginArray();
      items.values().forEach(item -> write(item, json));
      json.endArray();
    }
    last.flatMap(response -> response.peek(DETAILS))
        .ifPresent(details -> json.name("incomplete_details").value(details));
    json.endObject();
  }

  private static void write(Item item, JsonText json) {
    String type = Chunk.text(item.item, TYPE);
    if (item.done) {
      json.value(item.item);
    } else if (USABLE.contains(type)) {
      String filled =
          switch (type) {
            case "message" -> "content";
            case "function_call" -> "arguments";
            default -> "input";
          };
      json.beginObject();
      for (Field field : item.item.fields()) {
        if (!field.key().equals(filled)) {
          json.name(field.key()).value(field.value());
        }
      }
      json.name(filled).value(item.text.toString()).endObject();
    }
  }
}
