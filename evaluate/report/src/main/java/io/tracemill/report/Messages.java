package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prompts and answers of rows, as a person reads them. */
final class Messages {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  private Messages() {}

  private record Said(String role, String text) {}

  /** Adds the messages that a prompt holds, or the one that it is. */
  static void prompt(String question, JsonText json) {
    json.beginArray();
    for (Said said : messages(question).orElse(List.of(new Said("user", question)))) {
      json.beginObject().name("role").value(said.role());
      json.name("text").value(PageText.of(said.text())).endObject();
    }
    json.endArray();
  }

  /** What an answer says; one of data version 1 is a list of messages. */
  static String answer(String answer, DataVersion version) {
    Optional<List<Said>> said = version == DataVersion.V1 ? messages(answer) : Optional.empty();
    String text =
        said.map(all -> String.join("\n", all.stream().map(Said::text).toList())).orElse(answer);
    return PageText.of(text);
  }

  private static Optional<List<Said>> messages(String text) {
    if (!text.stripLeading().startsWith("[")) {
      return Optional.empty();
    }
    Optional<Node> array =
        new Tape()
            .readIfJson(Line.of("text", text.getBytes(StandardCharsets.UTF_8)))
            .filter(node -> node.is(Kind.ARRAY));
    List<Said> messages = new ArrayList<>();
    for (Node item : array.map(Node::items).orElse(List.of())) {
      Optional<Node> role = item.is(Kind.OBJECT) ? item.find(ROLE) : Optional.empty();
      if (role.isEmpty() || !role.get().is(Kind.STRING)) {
        return Optional.empty();
      }
      messages.add(new Said(role.get().text(), said(item)));
    }
    return Optional.of(messages).filter(all -> !all.isEmpty());
  }

  private static String said(Node message) {
    List<String> parts = new ArrayList<>();
    message
        .find(CONTENT)
        .filter(content -> !content.is(Kind.NULL))
        .map(content -> content.is(Kind.STRING) ? content.text() : content.raw().toString())
        .filter(text -> !text.isEmpty())
        .ifPresent(parts::add);
    message
        .find(TOOL_CALLS)
        .filter(calls -> !calls.is(Kind.NULL))
        .map(calls -> calls.raw().toString())
        .ifPresent(parts::add);
    return String.join("\n", parts);
  }
}
