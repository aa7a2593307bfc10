package io.tracemill.prepare.format;

import io.tracemill.dialect.Dialect;
import io.tracemill.dialect.Dialects;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.Optional;

/** {@code {"messages": [...], "tools": [...]}}. */
final class OpenAiMessages implements TraceFormat {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name TOOLS = Name.of("tools");
  private static final Name CONTENT = Name.of("content");
  private static final Name IMAGE_URL = Name.of("image_url");

  private final String name;
  private final Dialect dialect;

  OpenAiMessages(String name, Dialect dialect) {
    this.name = name;
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT) || line.find(MESSAGES).filter(m -> m.is(Kind.ARRAY)).isEmpty()) {
      return Fit.NONE;
    }
    boolean forImages = dialect.equals(Dialects.OPENAI_WITH_IMAGES);
    if (hasImage(line.field(MESSAGES))) {
      return forImages ? Fit.EXACT : Fit.NONE;
    }
    return forImages ? Fit.READABLE : Fit.EXACT;
  }

  private static boolean hasImage(Node messages) {
    for (Node message : messages.items()) {
      Optional<Node> content =
          message.is(Kind.OBJECT) ? message.find(CONTENT) : Optional.<Node>empty();
      if (content.isPresent() && content.get().is(Kind.ARRAY)) {
        for (Node part : content.get().items()) {
          if (part.is(Kind.OBJECT) && part.find(IMAGE_URL).isPresent()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    outlet.keep(conversation(line, origin, dialect));
  }

  /** The conversation in an object that has {@code messages}. */
  static Trace conversation(Node object, Origin origin, Dialect dialect) {
    Node messages = object.field(MESSAGES);
    return new Trace(
        origin,
        Conversations.notEmpty(dialect.messages(messages), messages),
        object.find(TOOLS).map(tools -> tools.as(Kind.ARRAY)),
        Sessions.of(object));
  }
}
