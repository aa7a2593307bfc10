package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fields of OpenAI's messages that few have: {@code refusal}, {@code audio}, the older {@code
 * function_call}, and what libraries and fine-tuning files add to them, such as {@code parts},
 * {@code additional_kwargs} (LangChain) or {@code weight}.
 */
final class RareFields {
  private static final Name CONTENT = Name.of("content");
  private static final Name TEXT = Name.of("text");
  private static final Name TYPE = Name.of("type");
  private static final Name PARTS = Name.of("parts");
  private static final Name REFUSAL = Name.of("refusal");
  private static final Name AUDIO = Name.of("audio");
  private static final Name TRANSCRIPT = Name.of("transcript");
  private static final Name FUNCTION_CALL = Name.of("function_call");

  /** Where LangChain has what it has no field for. */
  private static final List<Name> LIBRARIES =
      List.of(Name.of("additional_kwargs"), Name.of("response_metadata"));

  private static final CallKeys KEYS = new CallKeys("id", "name", "arguments");

  /** Names under which other formats have what is said; of strings only these are suspected. */
  private static final Set<String> SAYING =
      Set.of("text", "value", "message", "body", "prompt", "completion", "output", "result");

  /** Objects and arrays that never hold what is said. */
  private static final Set<String> BESIDE =
      Set.of("metadata", "usage", "annotations", "additional_kwargs", "response_metadata");

  private RareFields() {}

  /**
   * {@code read} with what else {@code message} says.
   *
   * @throws io.tracemill.json.DataException if it says nothing where something is due, but has a
   *     field in which it may
   */
  static Message of(Node message, Message read) {
    Message all = with(message, read);
    if (all.role() == Role.ASSISTANT) {
      for (Name inner : LIBRARIES) {
        Optional<Node> more = message.peek(inner).filter(node -> node.is(Kind.OBJECT));
        all = more.isPresent() ? with(more.get(), all) : all;
      }
      all = Reasonings.with(message, all);
    }
    boolean due = all.role() != Role.ASSISTANT || !message.has(CONTENT);
    if (due && all.content().isSilent() && !all.callsTools()) {
      checkUnderstood(message);
    }
    return all;
  }

  private static Message with(Node object, Message read) {
    Lesson lesson = Lessons.of(object);
    Message all = lesson == Lesson.WHOLE ? read : read.with(lesson);
    boolean answers = all.role() == Role.ASSISTANT;
    if (answers && !all.callsTools()) {
      all = calling(calls(object), all);
      if (!all.callsTools() && Lessons.endsWithCalls(object)) {
        Optional<Node> written = WrittenCalls.in(all.content());
        all =
            written.isPresent()
                ? calling(OpenAiChat.toolCalls(written.get()), all.with(Content.none()))
                : all;
      }
    }
    if (all.content().isSilent()) {
      Optional<Content> said = parts(object);
      said = said.isPresent() || !answers || all.callsTools() ? said : spoken(object);
      all = said.isPresent() ? all.with(said.get()) : all;
    }
    return all;
  }

  private static Message calling(List<ToolCall> calls, Message message) {
    Message calling = message;
    for (ToolCall call : calls) {
      calling = calling.with(call);
    }
    return calling;
  }

  private static List<ToolCall> calls(Node object) {
    Optional<Node> calls = CallKeys.toolCalls(object);
    if (calls.isPresent()) {
      return OpenAiChat.toolCalls(calls.get());
    }
    Optional<Node> call = object.find(FUNCTION_CALL);
    return call.isPresent() ? List.of(KEYS.call(call.get())) : List.of();
  }

  /** A refusal, or the words of a sound. */
  private static Optional<Content> spoken(Node object) {
    Optional<Node> words = object.find(REFUSAL);
    Optional<Node> audio = object.peek(AUDIO).filter(sound -> sound.is(Kind.OBJECT));
    if (words.isEmpty() && audio.isPresent()) {
      words = audio.get().find(TRANSCRIPT);
    }
    return words.map(said -> new Content.Json(said.as(Kind.STRING)));
  }

  /** Parts of text, as OpenTelemetry, the AI SDK and Gemini have them. */
  private static Optional<Content> parts(Node object) {
    Optional<Node> array = object.find(PARTS);
    if (array.isEmpty()) {
      return Optional.empty();
    }
    List<Node> texts = new ArrayList<>();
    for (Node part : array.get().items()) {
      texts.add(text(part));
    }
    if (texts.size() == 1) {
      return Optional.of(new Content.Json(texts.get(0)));
    }
    List<Part> parts = new ArrayList<>();
    texts.forEach(text -> parts.add(new Part.Text(text.raw())));
    return Optional.of(new Content.Parts(parts));
  }

  private static Node text(Node part) {
    Optional<Node> type = part.find(TYPE);
    if (type.isPresent() && !type.get().raw().toString().equals("\"text\"")) {
      throw type.get().failure("expected a part of \"text\" but found " + type.get().shown());
    }
    Optional<Node> text = part.find(TEXT).or(() -> part.find(CONTENT));
    if (text.isEmpty()) {
      throw part.failure("expected a part of text but found " + part.shown());
    }
    Media.check(text.get().as(Kind.STRING));
    return text.get();
  }

  private static void checkUnderstood(Node message) {
    for (Field field : message.fields()) {
      Node value = field.value();
      boolean says =
          value.is(Kind.STRING)
              ? SAYING.contains(field.key()) && value.raw().length() > 2
              : isFull(value) && !BESIDE.contains(field.key());
      if (says && value.isUnread()) {
        throw message.failure("has no content; its field `" + field.key() + "` is not understood");
      }
    }
  }

  private static boolean isFull(Node value) {
    return (value.is(Kind.ARRAY) || value.is(Kind.OBJECT)) && value.size() > 0;
  }
}
