package io.tracemill.serve.gateway;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.Lessons;
import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/**
 * The conversation of a recorded call that ended well: what was sent and the answer. Holds only
 * until its line's tape reads the next.
 *
 * @param request the body that was sent
 * @param reply the message of choice 0
 */
record RecordedTalk(Node request, Node reply, List<Message> messages) {
  private static final Name METADATA = Name.of("metadata");
  private static final Name STATUS = Name.of("status");
  private static final Name LEVEL = Name.of("level");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name MESSAGE = Name.of("message");
  private static final Name FINISH = Name.of("finish_reason");
  private static final Name TOOLS = Name.of("tools");
  private static final Name RESPONSE_FORMAT = Name.of("response_format");

  private static final List<Name> ANSWERS =
      List.of(Name.of("content"), Name.of("tool_calls"), Name.of("function_call"));

  /** Beside those that {@link Lessons} knows: OpenRouter's and vLLM's. */
  private static final Set<String> UNFINISHED = Set.of("error", "abort");

  /** Any odd number: conversations with other tools are others. */
  private static final long TOOLS_FACTOR = 0x9e3779b97f4a7c15L;

  /** That of a line of {@code calls.jsonl}; nothing if that is none, or did not end well. */
  static Optional<RecordedTalk> of(Node line) {
    try {
      return isWhole(line) ? read(line) : Optional.empty();
    } catch (DataException e) {
      return Optional.empty();
    }
  }

  private static boolean isWhole(Node line) {
    boolean success = line.field(METADATA).field(STATUS).raw().toString().equals("200");
    return success && line.find(LEVEL).isEmpty();
  }

  private static Optional<RecordedTalk> read(Node line) {
    Node request = line.field(INPUT).inside();
    Optional<Node> choice = choice(line.field(OUTPUT).inside());
    if (choice.isEmpty() || !isFinished(choice.get())) {
      return Optional.empty();
    }
    Node reply = choice.get().field(MESSAGE);
    List<Message> messages =
        new ArrayList<>(ItemReaders.OPENAI_WITH_IMAGES.messages(request.field(MESSAGES)));
    List<Message> said = new ArrayList<>();
    ItemReaders.OPENAI_ANSWER.read(reply, said);
    boolean any = isAnswer(reply) && said.stream().anyMatch(RecordedTalk::saysSomething);
    boolean asked = !messages.isEmpty();
    messages.addAll(said);
    return any && asked
        ? Optional.of(new RecordedTalk(request, reply, messages))
        : Optional.empty();
  }

  private static Optional<Node> choice(Node completion) {
    for (Node choice : completion.field(CHOICES).items()) {
      if (choice.find(INDEX).filter(index -> !index.raw().toString().equals("0")).isEmpty()) {
        return Optional.of(choice);
      }
    }
    return Optional.empty();
  }

  private static boolean isFinished(Node choice) {
    return Lessons.finish(choice) == Lesson.WHOLE
        && !UNFINISHED.contains(choice.field(FINISH).text());
  }

  /** A refusal alone is none: the platform skips it. */
  private static boolean isAnswer(Node reply) {
    return ANSWERS.stream().anyMatch(name -> reply.find(name).isPresent());
  }

  private static boolean saysSomething(Message message) {
    Content content = message.content();
    boolean blank = content.isNone() || content.isText() && content.text().isBlank();
    return !blank || !message.toolCalls().isEmpty();
  }

  /** Hands out the hash of each beginning that ends with an answer; returns that of all. */
  long hashes(LongConsumer beginnings) {
    long tools = tools();
    ConversationHash hash = new ConversationHash().clear();
    for (int i = 0; i < messages.size(); i++) {
      hash.add(messages.get(i));
      if (messages.get(i).role() == Role.ASSISTANT && i < messages.size() - 1) {
        beginnings.accept(hash.high() + tools);
      }
    }
    return hash.high() + tools;
  }

  private long tools() {
    Fingerprint hash = new Fingerprint();
    present(TOOLS).ifPresent(hash::add);
    present(RESPONSE_FORMAT).ifPresent(format -> hash.add(1).add(format));
    return hash.high() * TOOLS_FACTOR;
  }

  private Optional<Node> present(Name name) {
    return request.find(name).filter(node -> !node.is(Kind.ARRAY) || node.size() > 0);
  }

  /** Its line as a trace, without the line feed. */
  JsonText trace() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("messages").beginArray();
    request.field(MESSAGES).items().forEach(json::value);
    json.beginObject().name("role").value("assistant");
    for (Field field : reply.fields()) {
      if (!field.value().is(Kind.NULL) && !field.key().equals("role")) {
        json.name(field.key()).value(field.value());
      }
    }
    json.endObject().endArray();
    present(TOOLS).ifPresent(tools -> json.name("tools").value(tools));
    present(RESPONSE_FORMAT).ifPresent(format -> json.name("response_format").value(format));
    return json.endObject();
  }
}
