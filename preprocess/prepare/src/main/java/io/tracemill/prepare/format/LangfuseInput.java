package io.tracemill.prepare.format;

import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model was given, as Langfuse keeps it: messages, an object that has {@code messages}, one
 * message, a {@code prompt}, or text; any of them may be a string of JSON.
 *
 * <p>A string of other JSON is what somebody said, unless there are messages of another kind in it.
 *
 * @param tools their definitions, if they came with the messages
 */
record LangfuseInput(List<Message> messages, Optional<Node> tools) {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name PROMPT = Name.of("prompt");
  private static final Name SYSTEM = Name.of("system");
  private static final Name ROLE = Name.of("role");

  /** One without definitions. */
  private LangfuseInput(List<Message> messages) {
    this(messages, Optional.empty());
  }

  /**
   * What {@code input} holds.
   *
   * @throws DataException if it is of another shape
   */
  static LangfuseInput of(Node input) {
    if (!input.is(Kind.STRING)) {
      return structured(input).orElseThrow(() -> unknown(input));
    }
    Optional<Node> inside = Texts.inside(input);
    if (inside.isEmpty()) {
      Records.checkNoneBegins(input);
      return new LangfuseInput(List.of(Texts.said(Role.USER, input)));
    }
    Node json = inside.get();
    if (json.is(Kind.ARRAY) && json.size() > 0 && !Records.holdMessages(json)) {
      return new LangfuseInput(List.of(Texts.said(Role.USER, input)));
    }
    return structured(json).orElseGet(() -> text(input, json));
  }

  private static LangfuseInput text(Node input, Node inside) {
    if (Records.holdMessages(inside) || Records.isNoText(inside)) {
      throw unknown(inside);
    }
    return new LangfuseInput(List.of(Texts.said(Role.USER, input)));
  }

  private static Optional<LangfuseInput> structured(Node input) {
    if (input.is(Kind.ARRAY)) {
      List<Message> messages = Dialects.OPENAI_WITH_IMAGES.messages(input);
      return Optional.of(new LangfuseInput(Conversations.notEmpty(messages, input)));
    } else if (!input.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    if (Texts.peekJson(input, MESSAGES, Kind.ARRAY).isPresent()) {
      Trace trace =
          OpenAiMessages.conversation(input, new Origin("", 1), Dialects.OPENAI_WITH_IMAGES);
      return Optional.of(new LangfuseInput(trace.messages(), trace.tools()));
    } else if (input.has(ROLE) && Records.holdMessages(input)) {
      List<Message> one = new ArrayList<>();
      Dialects.OPENAI_WITH_IMAGES.read(input, one);
      return Optional.of(new LangfuseInput(one));
    }
    return prompt(input);
  }

  /** The AI SDK's {@code {"system": "...", "prompt": "..."}}. */
  private static Optional<LangfuseInput> prompt(Node input) {
    Optional<Node> prompt = input.peek(PROMPT).filter(text -> text.is(Kind.STRING));
    Optional<Node> system = input.peek(SYSTEM).filter(text -> text.is(Kind.STRING));
    if (prompt.isEmpty() || input.size() != (system.isPresent() ? 2 : 1)) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>();
    if (system.isPresent()) {
      messages.add(Texts.said(Role.SYSTEM, input.field(SYSTEM)));
    }
    messages.add(Texts.said(Role.USER, input.field(PROMPT)));
    return Optional.of(new LangfuseInput(messages));
  }

  private static DataException unknown(Node input) {
    String found = input.kind().words();
    if (input.is(Kind.OBJECT)) {
      List<String> keys = input.fields().stream().map(Field::key).limit(6).toList();
      found += " with " + (keys.isEmpty() ? "no field" : "`" + String.join("`, `", keys) + "`");
    }
    return input.failure(
        "expected messages, an object that has messages, or text but found " + found);
  }
}
