package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.MediaBlocks;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Aside;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages of {@link GeminiCli}, each with the calls it makes and what they gave back. What the
 * program tells its user, such as an error, is no message.
 */
record GeminiCliMessages(Talk talk) {
  private static final Name CONTENT = Name.of("content");
  private static final Name TEXT = Name.of("text");
  private static final Name THOUGHTS = Name.of("thoughts");
  private static final Name SUBJECT = Name.of("subject");
  private static final Name DESCRIPTION = Name.of("description");
  private static final Name TOOL_CALLS = Name.of("toolCalls");
  private static final Name RESULT = Name.of("result");
  private static final Name FUNCTION_RESPONSE = Name.of("functionResponse");
  private static final Name RESPONSE = Name.of("response");
  private static final List<Name> OUTPUTS = List.of(Name.of("output"), Name.of("error"));
  private static final CallKeys KEYS = new CallKeys("id", "name", "args");

  void read(Node message, String type) {
    if (type.equals("user")) {
      talk.add(Message.saying(Role.USER, content(message.find(CONTENT))));
    } else if (type.equals("gemini")) {
      answer(message);
    }
  }

  private void answer(Node message) {
    Optional<Node> array = message.find(TOOL_CALLS).filter(list -> list.is(Kind.ARRAY));
    List<ToolCall> calls = new ArrayList<>();
    List<Message> results = new ArrayList<>();
    if (array.isPresent()) {
      for (Node call : array.get().items()) {
        calls.add(KEYS.call(call));
        call.find(RESULT).ifPresent(result -> results.add(result(result, calls)));
      }
    }
    Content said = content(message.find(CONTENT));
    Message answer =
        new Message(
            Role.ASSISTANT,
            !calls.isEmpty() && said.isSilent() ? Content.none() : said,
            calls,
            Optional.empty(),
            Optional.empty());
    Optional<String> thought = message.find(THOUGHTS).map(GeminiCliMessages::thought);
    boolean thinks = thought.filter(text -> !text.isBlank()).isPresent();
    talk.add(thinks ? answer.with(Aside.NONE.with(new Content.Text(thought.get()))) : answer);
    talk.addAll(results);
  }

  private static String thought(Node thoughts) {
    StringBuilder text = new StringBuilder();
    for (Node thought : thoughts.items()) {
      for (Name name : List.of(SUBJECT, DESCRIPTION)) {
        Optional<Node> said = thought.find(name).filter(line -> line.is(Kind.STRING));
        said.ifPresent(line -> text.append(text.isEmpty() ? "" : "\n").append(line.text()));
      }
    }
    return text.toString();
  }

  private static Message result(Node result, List<ToolCall> calls) {
    Optional<Node> id = calls.get(calls.size() - 1).id();
    return new Message(Role.TOOL, output(result), List.of(), id, Optional.empty());
  }

  /** The first response among the parts; where there is none, their texts. */
  private static Content output(Node result) {
    if (result.is(Kind.ARRAY)) {
      for (Node part : result.items()) {
        if (part.is(Kind.OBJECT) && part.has(FUNCTION_RESPONSE)) {
          return response(part.field(FUNCTION_RESPONSE).find(RESPONSE));
        }
      }
    } else if (result.is(Kind.OBJECT) && result.has(FUNCTION_RESPONSE)) {
      return response(result.field(FUNCTION_RESPONSE).find(RESPONSE));
    }
    return content(Optional.of(result));
  }

  private static Content response(Optional<Node> response) {
    if (response.isEmpty()) {
      return Content.none();
    }
    Node given = response.get();
    for (Name name : OUTPUTS) {
      Optional<Node> text = given.is(Kind.OBJECT) ? given.find(name) : Optional.<Node>empty();
      if (text.isPresent() && text.get().is(Kind.STRING)) {
        return new Content.Json(text.get());
      }
    }
    return given.is(Kind.STRING)
        ? new Content.Json(given)
        : new Content.Text(given.raw().toString());
  }

  /** A text, a part, or a list of either. */
  private static Content content(Optional<Node> said) {
    if (said.isEmpty()) {
      return Content.none();
    } else if (!said.get().is(Kind.ARRAY)) {
      return part(said.get());
    }
    List<Content> all = new ArrayList<>();
    said.get().items().forEach(part -> all.add(part(part)));
    if (all.size() <= 1) {
      return all.isEmpty() ? Content.none() : all.get(0);
    }
    List<Part> parts = new ArrayList<>();
    all.forEach(content -> parts.addAll(content.asParts()));
    return new Content.Parts(parts);
  }

  private static Content part(Node part) {
    Optional<Node> text = part.is(Kind.STRING) ? Optional.of(part) : part.find(TEXT);
    return text.isPresent()
        ? Texts.said(Role.USER, text.get().as(Kind.STRING)).content()
        : MediaBlocks.recorded(
            part,
            part.failure(DialectReason.MEDIA, "expected a part of text but found " + part.shown()));
  }
}
