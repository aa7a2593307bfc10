package io.tracemill.prepare.format;

import io.tracemill.dialect.Conversations;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.Records;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Text;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code {"context": "{\"messages\": [...]}"}} or {@code {"context": "[...]"}}: a conversation as a
 * string of JSON; any other context is text.
 */
final class UnstructuredWithOpenAiMessages implements TraceFormat {
  private static final Name CONTEXT = Name.of("context");
  private static final Name MESSAGES = Name.of("messages");

  @Override
  public String name() {
    return "unstructured_with_openai_messages";
  }

  @Override
  public Fit fit(Node line) {
    Optional<Node> context = line.is(Kind.OBJECT) ? line.find(CONTEXT) : Optional.empty();
    return context.isPresent() && context.get().is(Kind.STRING) ? new Fit(2) : Fit.NONE;
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    outlet.keep(item(line, origin));
  }

  private static Item item(Node line, Origin origin) {
    Node context = line.field(CONTEXT).as(Kind.STRING);
    Optional<Node> inside = Texts.inside(context);
    if (inside.isEmpty()) {
      Records.checkNoneBegins(context);
      return new Text(origin, context);
    }
    Node json = inside.get();
    if (json.is(Kind.ARRAY) && Records.holdMessages(json)) {
      return conversation(json, origin, line);
    } else if (json.is(Kind.OBJECT) && (Records.holdMessages(json) || isEmpty(json))) {
      return sessionOf(
          line, OpenAiMessages.conversation(json, origin, ItemReaders.OPENAI_AS_RECORDED));
    }
    return new Text(origin, context);
  }

  private static boolean isEmpty(Node object) {
    return object
        .peek(MESSAGES)
        .filter(messages -> messages.is(Kind.ARRAY) && messages.size() == 0)
        .isPresent();
  }

  private static Trace conversation(Node array, Origin origin, Node line) {
    List<Message> messages = ItemReaders.OPENAI_AS_RECORDED.messages(array);
    return new Trace(
        origin, Conversations.notEmpty(messages, array), Optional.empty(), Sessions.of(line));
  }

  private static Trace sessionOf(Node line, Trace trace) {
    return trace.group().isPresent()
        ? trace
        : new Trace(trace.origin(), trace.messages(), trace.tools(), Sessions.of(line));
  }
}
