package io.tracemill.prepare.format;

import io.tracemill.dialect.Lessons;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.CallJson;
import io.tracemill.dialect.call.CallKeys;
import io.tracemill.dialect.call.Reading;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.text.Sought;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Aside;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The turns of {@link ShareGpt}: who speaks is in {@code from} or {@code role}, what is said in
 * {@code value} or {@code content}. A call is a turn of its own there; it is one with the answer or
 * the call right before it. Calls and results between the marks of Hermes are such as well.
 */
record ShareGptTurns(Talk talk) {
  private static final List<Name> SPEAKER = List.of(Name.of("from"), Name.of("role"));
  private static final List<Name> SAID = List.of(Name.of("value"), Name.of("content"));
  private static final Name TYPE = Name.of("type");
  private static final CallKeys KEYS = new CallKeys("id", "name", "arguments");
  private static final CallJson ANY_TOOL = new CallJson(List.of());
  private static final Sought CALL_MARK = new Sought("<tool_call>");
  private static final String RESULT = "<tool_response>";
  private static final String RESULT_END = "</tool_response>";

  /** What a turn is. */
  private enum Turn {
    SYSTEM,
    HUMAN,
    GPT,
    FUNCTION_CALL,
    OBSERVATION
  }

  private static final Words<Turn> TURNS =
      new Words<>(Turn.class)
          .also("user", Turn.HUMAN)
          .also("assistant", Turn.GPT)
          .also("chatgpt", Turn.GPT)
          .also("model", Turn.GPT)
          .also("bot", Turn.GPT)
          .also("ai", Turn.GPT)
          .also("bard", Turn.GPT)
          .also("bing", Turn.GPT)
          .also("function-call", Turn.FUNCTION_CALL)
          .also("tool_call", Turn.FUNCTION_CALL)
          .also("tool", Turn.OBSERVATION)
          .also("tool_response", Turn.OBSERVATION)
          .also("function", Turn.OBSERVATION)
          .also("function_response", Turn.OBSERVATION)
          .also("function-response", Turn.OBSERVATION);

  /** What a part of a content is. */
  private enum PartType {
    TEXT,
    REASONING,
    TOOL_CALL
  }

  private static final Words<PartType> PARTS =
      new Words<>(PartType.class)
          .also("thinking", PartType.REASONING)
          .also("function_call", PartType.TOOL_CALL);

  void read(Node turns) {
    for (Node turn : turns.items()) {
      Node said = field(turn, SAID);
      Turn who = field(turn, SPEAKER).oneOf(TURNS);
      Lesson lesson = Lessons.isWeightless(turn) ? Lesson.WEIGHTLESS : Lesson.WHOLE;
      switch (who) {
        case SYSTEM -> talk.add(plain(Role.SYSTEM, said).with(lesson));
        case HUMAN -> talk.add(plain(Role.USER, said).with(lesson));
        case GPT -> talk.add(answer(said).with(lesson));
        case FUNCTION_CALL -> call(said, lesson);
        case OBSERVATION -> results(said);
      }
    }
  }

  private static Node field(Node turn, List<Name> names) {
    return turn.find(names.get(0))
        .orElseGet(() -> turn.find(names.get(1)).orElseGet(() -> turn.field(names.get(0))));
  }

  private static Message plain(Role role, Node said) {
    return said.is(Kind.ARRAY) ? parts(role, said) : Texts.said(role, said);
  }

  private static Message answer(Node said) {
    Message answer = plain(Role.ASSISTANT, said);
    if (!said.is(Kind.STRING) || CALL_MARK.in(said.raw()) < 0) {
      return answer;
    }
    if (!(CallFormats.read(said.text(), ANY_TOOL) instanceof Reading.Calls found)) {
      return answer;
    }
    Content words = found.words().isBlank() ? Content.none() : new Content.Text(found.words());
    Message calling =
        answer.with(words).with(Aside.NONE.with(Rule.TOOL_CALLS_WERE_WRITTEN_IN_TEXT));
    try {
      for (ToolCallText call : found.calls()) {
        calling = calling.with(call.toolCall());
      }
    } catch (DataException e) {
      throw said.failure("the arguments of a call in the text cannot be read: " + e.problem());
    }
    return calling;
  }

  private void call(Node said, Lesson lesson) {
    Node json = said.is(Kind.STRING) ? said.inside() : said;
    List<Node> calls = new ArrayList<>();
    if (json.is(Kind.ARRAY)) {
      json.items().forEach(calls::add);
    } else {
      calls.add(json);
    }
    List<Message> messages = talk.messages();
    int last = messages.size() - 1;
    boolean goesOn = last >= 0 && messages.get(last).role() == Role.ASSISTANT;
    Message calling = goesOn ? messages.remove(last) : Message.calling(List.of());
    for (Node call : calls) {
      calling = calling.with(KEYS.written(call).orElseGet(() -> KEYS.call(call)));
    }
    talk.add(lesson == Lesson.WHOLE ? calling : calling.with(lesson));
  }

  /** What tools gave back: one result, or each of several between its marks. */
  private void results(Node said) {
    if (said.is(Kind.ARRAY)) {
      talk.add(parts(Role.TOOL, said));
      return;
    }
    String text = said.is(Kind.STRING) ? said.text().strip() : "";
    if (!text.startsWith(RESULT) || !text.endsWith(RESULT_END)) {
      talk.add(result(said));
      return;
    }
    for (String part : text.split(RESULT_END, -1)) {
      if (!part.isBlank()) {
        String inside = part.strip().replaceFirst("^" + RESULT, "").strip();
        talk.add(Message.saying(Role.TOOL, new Content.Text(inside)));
      }
    }
  }

  private static Message result(Node said) {
    return said.is(Kind.STRING)
        ? Texts.said(Role.TOOL, said)
        : Message.saying(Role.TOOL, new Content.Text(said.raw().toString()));
  }

  /**
   * A message whose content is an array of parts with a {@code type} and a {@code value}.
   *
   * @throws DataException if a part is of another type
   */
  private static Message parts(Role role, Node array) {
    List<Node> texts = new ArrayList<>();
    List<ToolCall> calls = new ArrayList<>();
    Optional<Content> thought = Optional.empty();
    for (Node part : array.items()) {
      Node value = field(part, SAID);
      switch (part.field(TYPE).oneOf(PARTS)) {
        case TEXT -> texts.add(value.as(Kind.STRING));
        case REASONING -> thought = Optional.of(new Content.Json(value.as(Kind.STRING)));
        case TOOL_CALL -> calls.add(KEYS.call(Texts.jsonIfAny(value)));
      }
    }
    return new Message(
        role,
        content(texts),
        calls,
        Optional.empty(),
        Optional.empty(),
        Lesson.WHOLE,
        thought.map(Aside.NONE::with).orElse(Aside.NONE));
  }

  private static Content content(List<Node> texts) {
    if (texts.isEmpty()) {
      return Content.none();
    } else if (texts.size() == 1) {
      return new Content.Json(texts.get(0));
    }
    List<Part> parts = new ArrayList<>();
    texts.forEach(text -> parts.add(new Part.Text(text.raw())));
    return new Content.Parts(parts);
  }
}
