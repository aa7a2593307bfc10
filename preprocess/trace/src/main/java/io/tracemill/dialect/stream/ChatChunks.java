package io.tracemill.dialect.stream;

import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chunks of OpenAI's Chat Completions, and of the many that speak so. */
final class ChatChunks implements ChunkMerger {
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name DELTA = Name.of("delta");
  private static final Name MESSAGE = Name.of("message");
  private static final Name CONTENT = Name.of("content");
  private static final Name REFUSAL = Name.of("refusal");
  private static final Name THINKING = Name.of("thinking");
  private static final Name TEXT = Name.of("text");
  private static final List<Name> THOUGHTS =
      List.of(Name.of("reasoning_content"), Name.of("reasoning"));
  private static final Name TOOL_CALLS = Name.of("tool_calls");
  private static final Name FUNCTION_CALL = Name.of("function_call");
  private static final Name FUNCTION = Name.of("function");
  private static final Name ID = Name.of("id");
  private static final Name NAME = Name.of("name");
  private static final Name ARGUMENTS = Name.of("arguments");
  private static final Name FINISH = Name.of("finish_reason");
  private static final Name ERROR = Name.of("error");

  private final Map<Integer, Said> choices = new TreeMap<>();
  private Optional<Node> error = Optional.empty();

  /** One call. */
  private static final class Call {
    private String id = "";
    private String name = "";
    private final StringBuilder arguments = new StringBuilder();
  }

  /** One choice. */
  private static final class Said {
    private final StringBuilder content = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder refusal = new StringBuilder();
    private final List<Call> calls = new ArrayList<>();
    private final Map<Integer, Call> byIndex = new TreeMap<>();
    private Optional<Call> older = Optional.empty();
    private String finish = "";
  }

  @Override
  public void add(Node chunk) {
    error = error.isPresent() ? error : chunk.peek(ERROR);
    for (Node choice : Chunk.objects(chunk, CHOICES)) {
      Said said = choices.computeIfAbsent(Chunk.index(choice, INDEX, 0), index -> new Said());
      Chunk.object(choice, DELTA)
          .or(() -> Chunk.object(choice, MESSAGE))
          .ifPresent(delta -> add(delta, said));
      String finish = Chunk.text(choice, FINISH);
      said.finish = finish.isEmpty() ? said.finish : finish;
    }
  }

  private static void add(Node delta, Said said) {
    Optional<Node> content = delta.peek(CONTENT);
    if (content.isPresent() && content.get().is(Kind.ARRAY)) {
      Chunk.objects(delta, CONTENT).forEach(part -> part(part, said));
    }
    said.content.append(Chunk.text(delta, CONTENT));
    said.refusal.append(Chunk.text(delta, REFUSAL));
    for (Name name : THOUGHTS) {
      String thought = Chunk.text(delta, name);
      if (!thought.isEmpty()) {
        said.thought.append(thought);
        break;
      }
    }
    Chunk.objects(delta, TOOL_CALLS).forEach(call -> call(call, said));
    Chunk.object(delta, FUNCTION_CALL).ifPresent(call -> older(call, said));
  }

  /** Mistral's parts. */
  private static void part(Node part, Said said) {
    Chunk.objects(part, THINKING).forEach(inner -> said.thought.append(Chunk.text(inner, TEXT)));
    said.thought.append(Chunk.text(part, THINKING));
    said.content.append(Chunk.text(part, TEXT));
  }

  /** Deltas go together by index; where a server counts wrongly, another id is another call. */
  private static void call(Node delta, Said said) {
    int last = said.calls.size() - 1;
    String id = Chunk.text(delta, ID);
    int index = Chunk.index(delta, INDEX, id.isEmpty() && last >= 0 ? last : said.calls.size());
    Optional<Call> found = Optional.ofNullable(said.byIndex.get(index));
    boolean isOther =
        found.isEmpty() || !id.isEmpty() && !found.get().id.isEmpty() && !found.get().id.equals(id);
    Call call = isOther ? new Call() : found.get();
    if (isOther) {
      said.calls.add(call);
      said.byIndex.put(index, call);
    }
    call.id = call.id.isEmpty() ? id : call.id;
    Node function = Chunk.object(delta, FUNCTION).orElse(delta);
    function(function, call);
  }

  private static void function(Node function, Call call) {
    String name = Chunk.text(function, NAME);
    call.name = call.name.isEmpty() ? name : call.name;
    Optional<Node> arguments = function.peek(ARGUMENTS);
    if (arguments.isPresent()) {
      boolean isText = arguments.get().is(Kind.STRING);
      call.arguments.append(isText ? arguments.get().text() : arguments.get().raw().toString());
    }
  }

  private static void older(Node delta, Said said) {
    Call call = said.older.orElseGet(Call::new);
    said.older = Optional.of(call);
    function(delta, call);
  }

  @Override
  public boolean isWhole() {
    return !choices.isEmpty() && !choices.values().iterator().next().finish.isEmpty();
  }

  @Override
  public void write(JsonText json) {
    if (error.isPresent()) {
      json.beginObject().name("error").value(error.get()).endObject();
      return;
    }
    json.beginObject().name("choices").beginArray();
    choices.forEach((index, said) -> write(index, said, json));
    json.endArray().endObject();
  }

  private static void write(int index, Said said, JsonText json) {
    json.beginObject().name("index").value(index).name("message").beginObject();
    json.name("role").value("assistant");
    if (!said.content.isEmpty()) {
      json.name("content").value(said.content.toString());
    }
    if (!said.thought.isEmpty()) {
      json.name("reasoning_content").value(said.thought.toString());
    }
    if (!said.refusal.isEmpty()) {
      json.name("refusal").value(said.refusal.toString());
    }
    if (!said.calls.isEmpty()) {
      json.name("tool_calls").beginArray();
      said.calls.forEach(call -> write(call, json));
      json.endArray();
    }
    if (said.older.isPresent()) {
      json.name("function_call").beginObject().name("name").value(said.older.get().name);
      json.name("arguments").value(said.older.get().arguments.toString()).endObject();
    }
    json.endObject();
    if (!said.finish.isEmpty()) {
      json.name("finish_reason").value(said.finish);
    }
    json.endObject();
  }

  private static void write(Call call, JsonText json) {
    json.beginObject();
    if (!call.id.isEmpty()) {
      json.name("id").value(call.id);
    }
    json.name("type").value("function").name("function").beginObject();
    json.name("name").value(call.name).name("arguments").value(call.arguments.toString());
    json.endObject().endObject();
  }
}
