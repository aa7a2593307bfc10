package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.List;
import java.util.Optional;

/** OpenAI's Responses: a request, a response, or a list of items. */
final class ResponsesDialect implements Dialect {
  private static final Name OUTPUT = Name.of("output");
  private static final Name INPUT = Name.of("input");
  private static final Name OBJECT = Name.of("object");
  private static final Name INSTRUCTIONS = Name.of("instructions");
  private static final Name PREVIOUS = Name.of("previous_response_id");

  /** A bare {@code input} may be anybody's; beside one of these it is a request. */
  private static final List<Name> BESIDE =
      List.of(
          INSTRUCTIONS,
          PREVIOUS,
          Name.of("tools"),
          Name.of("tool_choice"),
          Name.of("parallel_tool_calls"),
          Name.of("max_output_tokens"),
          Name.of("reasoning"));

  @Override
  public String name() {
    return "openai_responses";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return ResponsesItems.matches(payload) ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    return isItem(payload) || isResponse(payload) || isRequest(payload) ? Match.SURE : Match.NO;
  }

  private static boolean isItem(Node payload) {
    return ResponsesItems.isItem(payload);
  }

  private static boolean isResponse(Node payload) {
    Optional<Node> output = payload.peek(OUTPUT).filter(node -> node.is(Kind.ARRAY));
    return output.isPresent()
        && (ResponsesItems.matches(output.get())
            || payload
                .peek(OBJECT)
                .filter(o -> o.raw().toString().equals("\"response\""))
                .isPresent());
  }

  private static boolean isRequest(Node payload) {
    Optional<Node> input = payload.peek(INPUT);
    if (input.isEmpty()) {
      return false;
    }
    boolean beside = BESIDE.stream().anyMatch(name -> payload.peek(name).isPresent());
    return beside && (input.get().is(Kind.STRING) || input.get().is(Kind.ARRAY))
        || input.get().is(Kind.ARRAY) && ResponsesItems.matches(input.get());
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      AnyMessage.readAll(payload, talk);
    } else if (isItem(payload)) {
      ItemReaders.RESPONSES.read(payload, talk.messages());
    } else if (isResponse(payload)) {
      response(payload, talk);
    } else {
      request(payload, talk);
    }
  }

  private static void response(Node payload, Talk talk) {
    int before = talk.messages().size();
    Node output = payload.field(OUTPUT);
    AnyMessage.readAll(output, talk);
    int last = talk.messages().size() - 1;
    if (last < before) {
      throw output.failure(
          DialectReason.CONTENT_NOT_RECORDED, "has no message and no call: no answer was recorded");
    }
    Lesson lesson = Lessons.incomplete(payload);
    if (lesson != Lesson.WHOLE) {
      talk.messages().set(last, talk.messages().get(last).with(lesson));
    }
  }

  private static void request(Node payload, Talk talk) {
    Optional<Node> instructions = payload.find(INSTRUCTIONS);
    if (instructions.isPresent() && instructions.get().is(Kind.ARRAY)) {
      AnyMessage.readAll(instructions.get(), talk);
    } else {
      instructions.flatMap(RequestBody::system).ifPresent(talk::add);
    }
    if (payload.find(PREVIOUS).isPresent()) {
      talk.note(Rule.HISTORY_IS_NOT_RECORDED);
    }
    Node input = payload.field(INPUT);
    if (input.is(Kind.STRING)) {
      talk.add(Message.saying(Role.USER, Media.content(input)));
    } else {
      AnyMessage.readAll(input, talk);
    }
    RequestBody.tools(payload, talk);
  }
}
