package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.MediaBlocks;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Aside;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of {@link Atif}. What an agent's step observes are its tools' results; what answers no
 * call is what the user's side shows the agent.
 */
record AtifSteps(Talk talk) {
  private static final Name SOURCE = Name.of("source");
  private static final Name MESSAGE = Name.of("message");
  private static final Name REASONING = Name.of("reasoning_content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");
  private static final Name OBSERVATION = Name.of("observation");
  private static final Name RESULTS = Name.of("results");
  private static final Name SOURCE_CALL = Name.of("source_call_id");
  private static final Name CONTENT = Name.of("content");
  private static final Name TYPE = Name.of("type");
  private static final Name COPIED = Name.of("is_copied_context");
  private static final Name MODEL_CALLS = Name.of("llm_call_count");
  private static final CallKeys KEYS = new CallKeys("tool_call_id", "function_name", "arguments");
  private static final Words<Source> SOURCES = new Words<>(Source.class);

  /** Who takes a step. */
  private enum Source {
    SYSTEM(Role.SYSTEM),
    USER(Role.USER),
    AGENT(Role.ASSISTANT);

    private final Role role;

    Source(Role role) {
      this.role = role;
    }
  }

  void read(Node step) {
    Role role = step.field(SOURCE).oneOf(SOURCES).role;
    Optional<Node> calls = step.find(TOOL_CALLS);
    Message said = said(step, role, calls.isPresent() ? calls(calls.get()) : List.of());
    Optional<Node> observed =
        step.find(OBSERVATION)
            .filter(observation -> observation.is(Kind.OBJECT))
            .flatMap(observation -> observation.find(RESULTS));
    if (!said.isSilent() || observed.isEmpty()) {
      talk.add(said);
    }
    if (observed.isPresent()) {
      observed.get().items().forEach(this::result);
    }
  }

  private static List<ToolCall> calls(Node array) {
    List<ToolCall> calls = new ArrayList<>();
    array.items().forEach(call -> calls.add(KEYS.call(call)));
    return calls;
  }

  private static Message said(Node step, Role role, List<ToolCall> calls) {
    Content content = content(step.find(MESSAGE), role);
    if (!calls.isEmpty() && content.isSilent()) {
      content = Content.none();
    }
    Optional<Content> thought =
        step.find(REASONING)
            .filter(text -> text.is(Kind.STRING) && !text.text().isBlank())
            .map(Content.Json::new);
    Message said =
        new Message(role, content, calls, Optional.empty(), Optional.empty())
            .with(role == Role.ASSISTANT ? lesson(step) : Lesson.WHOLE);
    return thought.isPresent() ? said.with(Aside.NONE.with(thought.get())) : said;
  }

  /** Steps that no model said, or that are there as another one's history, teach nothing. */
  private static Lesson lesson(Node step) {
    boolean copied = step.find(COPIED).filter(flag -> flag.is(Kind.TRUE)).isPresent();
    boolean byRule =
        step.find(MODEL_CALLS).filter(count -> count.raw().toString().equals("0")).isPresent();
    return copied || byRule ? Lesson.WEIGHTLESS : Lesson.WHOLE;
  }

  private void result(Node result) {
    Optional<Node> call = result.find(SOURCE_CALL).filter(id -> id.is(Kind.STRING));
    Role role = call.isPresent() ? Role.TOOL : Role.USER;
    Content content = content(result.find(CONTENT), role);
    if (call.isPresent() || !content.isSilent()) {
      talk.add(new Message(role, content, List.of(), call, Optional.empty()));
    }
  }

  /** A text, or parts of text. */
  private static Content content(Optional<Node> said, Role role) {
    if (said.isEmpty()) {
      return Content.none();
    }
    return said.get().is(Kind.ARRAY)
        ? parts(said.get(), role)
        : Texts.said(role, said.get()).content();
  }

  private static Content parts(Node array, Role role) {
    List<Part> parts = new ArrayList<>();
    boolean media = false;
    for (Node part : array.items()) {
      Node type = part.field(TYPE);
      if (type.as(Kind.STRING).text().equals("text")) {
        parts.add(new Part.Json(part));
      } else {
        media = true;
        DataException refusal =
            type.failure(DialectReason.MEDIA, "expected a part of text but found " + type.shown());
        parts.addAll(MediaBlocks.recorded(part, refusal).parts());
      }
    }
    return media ? new Content.Parts(parts) : Texts.said(role, array).content();
  }
}
