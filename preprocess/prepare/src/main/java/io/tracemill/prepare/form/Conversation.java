package io.tracemill.prepare.form;

import io.tracemill.dialect.Texts;
import io.tracemill.dialect.ToolList;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be written.
 *
 * @param messages as they were recorded, but for those that are not to be written
 * @param tools the definitions that the model was given, each an object as OpenAI has it
 * @param group what conversations of one session share, a string or a number
 */
record Conversation(Origin origin, List<Message> messages, List<Node> tools, Optional<Node> group) {
  private static final Name FUNCTION = Name.of("function");

  static Conversation of(Trace trace, List<Message> messages) {
    List<Node> tools = new ArrayList<>();
    Optional<Node> array = trace.tools().flatMap(found -> ToolList.of(List.of(found)));
    array.ifPresent(found -> found.items().forEach(tool -> tools.add(Texts.jsonIfAny(tool))));
    return new Conversation(trace.origin(), messages, tools, trace.group());
  }

  /** Each tool's function: its name, description and parameters. */
  List<Node> functions() {
    List<Node> functions = new ArrayList<>();
    for (Node tool : tools) {
      Optional<Node> inner = tool.is(Kind.OBJECT) ? tool.find(FUNCTION) : Optional.<Node>empty();
      functions.add(inner.filter(function -> function.is(Kind.OBJECT)).orElse(tool));
    }
    return functions;
  }

  /** How many messages of the system it begins with. */
  int systems() {
    int count = 0;
    while (count < messages.size() && messages.get(count).role() == Role.SYSTEM) {
      count++;
    }
    return count;
  }

  /**
   * Checks that the system speaks first or not at all.
   *
   * @throws UnheldException if it speaks later, too
   */
  void checkSystemIsFirst() throws UnheldException {
    for (int i = systems(); i < messages.size(); i++) {
      if (messages.get(i).role() == Role.SYSTEM) {
        throw new UnheldException(
            Unheld.LATE_SYSTEM_MESSAGE, i, "the form has the system's message first or not at all");
      }
    }
  }

  /** What all messages of the system in the beginning say; a blank line between. */
  String systemText(Set<Remark> remarks) throws UnheldException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < systems(); i++) {
      text.append(i == 0 ? "" : "\n\n").append(text(i, remarks));
    }
    if (systems() > 1) {
      remarks.add(Remark.PARTS_JOINED);
    }
    return text.toString();
  }

  /** What message {@code index} says. */
  String text(int index, Set<Remark> remarks) throws UnheldException {
    return quoted(index, remarks).text();
  }

  /**
   * What message {@code index} says as a JSON string, as it was recorded if it is one.
   *
   * @throws UnheldException if a part of it is no text
   */
  Slice quoted(int index, Set<Remark> remarks) throws UnheldException {
    Content content = messages.get(index).content();
    if (content.isNone()) {
      return Slice.of("\"\"");
    }
    if (!content.isText()) {
      throw new UnheldException(
          Unheld.NO_TEXT, index, "expected text but found a part that is none, such as an image");
    }
    if (!content.isString() && content.parts().size() > 1) {
      remarks.add(Remark.PARTS_JOINED);
    }
    return content.quoted();
  }

  /** Remarks on what forms have no place for that know texts, calls and results only. */
  void remarkOnFields(Set<Remark> remarks) {
    for (Message message : messages) {
      if (message.name().isPresent()) {
        remarks.add(Remark.NAME_LEFT_OUT);
      }
      remarkOnLesson(message, remarks);
    }
  }

  static void remarkOnLesson(Message message, Set<Remark> remarks) {
    if (message.role() == Role.ASSISTANT && message.lesson() != Lesson.WHOLE) {
      remarks.add(Remark.WEIGHTLESS_TURN);
    }
  }

  static void remarkOnThought(Message message, Set<Remark> remarks) {
    if (message.aside().thought().isPresent()) {
      remarks.add(Remark.THOUGHT_LEFT_OUT);
    }
  }
}
