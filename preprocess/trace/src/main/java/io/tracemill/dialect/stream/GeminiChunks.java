package io.tracemill.dialect.stream;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chunks of Gemini's: candidates whose parts go on, and calls whose arguments come bit by bit. */
final class GeminiChunks implements ChunkMerger {
  private static final Name CANDIDATES = Name.of("candidates");
  private static final Name INDEX = Name.of("index");
  private static final Name CONTENT = Name.of("content");
  private static final Name PARTS = Name.of("parts");
  private static final Name TEXT = Name.of("text");
  private static final Name THOUGHT = Name.of("thought");
  private static final Name NAME = Name.of("name");
  private static final Name CONTINUES = Name.of("willContinue");
  private static final Name PARTIAL = Name.of("partialArgs");
  private static final Name ERROR = Name.of("error");
  private static final List<Name> FINISH =
      List.of(Name.of("finishReason"), Name.of("finish_reason"));
  private static final List<Name> CALL = List.of(Name.of("functionCall"), Name.of("function_call"));

  private final Map<Integer, Candidate> candidates = new TreeMap<>();
  private Optional<Node> error = Optional.empty();

  /** One candidate; its parts are JSON but for the one that goes on. */
  private static final class Candidate {
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean thought;
    private String called = "";
    private PartialArguments arguments = new PartialArguments();
    private String finish = "";
  }

  @Override
  public void add(Node chunk) {
    error = error.isPresent() ? error : chunk.peek(ERROR);
    for (Node node : Chunk.objects(chunk, CANDIDATES)) {
      Candidate candidate =
          candidates.computeIfAbsent(Chunk.index(node, INDEX, 0), index -> new Candidate());
      Chunk.object(node, CONTENT)
          .ifPresent(c -> Chunk.objects(c, PARTS).forEach(part -> add(part, candidate)));
      for (Name name : FINISH) {
        String finish = Chunk.text(node, name);
        candidate.finish = finish.isEmpty() ? candidate.finish : finish;
      }
    }
  }

  private static void add(Node part, Candidate candidate) {
    Optional<Node> call = CALL.stream().flatMap(n -> Chunk.object(part, n).stream()).findFirst();
    if (call.isPresent()) {
      endText(candidate);
      call(call.get(), part, candidate);
    } else if (part.peek(TEXT).isPresent()) {
      boolean thought = part.has(THOUGHT, Kind.TRUE);
      if (thought != candidate.thought) {
        endText(candidate);
      }
      candidate.thought = thought;
      candidate.text.append(Chunk.text(part, TEXT));
    } else {
      endText(candidate);
      candidate.parts.add(part.raw().toString());
    }
  }

  private static void call(Node call, Node part, Candidate candidate) {
    String name = Chunk.text(call, NAME);
    boolean continues = call.has(CONTINUES, Kind.TRUE);
    if (!name.isEmpty()) {
      endCall(candidate);
      if (!continues && call.peek(PARTIAL).isEmpty()) {
        candidate.parts.add(part.raw().toString());
        return;
      }
      candidate.called = name;
    }
    Chunk.objects(call, PARTIAL).forEach(candidate.arguments::add);
    if (!continues && call.peek(PARTIAL).isEmpty()) {
      endCall(candidate);
    }
  }

  private static void endText(Candidate candidate) {
    if (!candidate.text.isEmpty()) {
      JsonText json = new JsonText(Layout.COMPACT).beginObject();
      json.name("text").value(candidate.text.toString());
      json.name("thought").value(candidate.thought).endObject();
      candidate.parts.add(json.toString());
      candidate.text.setLength(0);
    }
  }

  private static void endCall(Candidate candidate) {
    if (!candidate.called.isEmpty()) {
      candidate.parts.add(candidate.arguments.call(candidate.called));
      candidate.called = "";
      candidate.arguments = new PartialArguments();
    }
  }

  @Override
  public boolean isWhole() {
    return !candidates.isEmpty() && !candidates.values().iterator().next().finish.isEmpty();
  }

  @Override
  public void write(JsonText json) {
    json.beginObject();
    if (error.isPresent()) {
      json.name("error").value(error.get()).endObject();
      return;
    }
    json.name("candidates").beginArray();
    candidates.forEach((index, candidate) -> write(index, candidate, json));
    json.endArray().endObject();
  }

  private static void write(int index, Candidate candidate, JsonText json) {
    endText(candidate);
    endCall(candidate);
    json.beginObject().name("index").value(index).name("content").beginObject();
    json.name("role").value("model").name("parts").beginArray();
    candidate.parts.forEach(part -> json.raw(Slice.of(part)));
    json.endArray().endObject();
    if (!candidate.finish.isEmpty()) {
      json.name("finishReason").value(candidate.finish);
    }
    json.endObject();
  }
}
