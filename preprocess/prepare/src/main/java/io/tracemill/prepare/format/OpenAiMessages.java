package io.tracemill.prepare.format;

import io.tracemill.dialect.ChatRequest;
import io.tracemill.dialect.ItemReader;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code {"messages": [...], "tools": [...]}}, either of which may be a string of JSON; a {@code
 * system} beside them is the first message, if they have none of the system.
 */
final class OpenAiMessages implements TraceFormat {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name CONTENT = Name.of("content");
  private static final Name IMAGE_URL = Name.of("image_url");

  /** Messages are there in other formats, too, beside keys that say more. */
  private static final Fit PLAIN = new Fit(2);

  private final String name;
  private final ItemReader reader;

  OpenAiMessages(String name, ItemReader reader) {
    this.name = name;
    this.reader = reader;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fit fit(Node line) {
    Optional<Node> messages = line.is(Kind.OBJECT) ? array(line) : Optional.<Node>empty();
    if (messages.isEmpty()) {
      return Fit.NONE;
    }
    boolean forImages = reader.equals(ItemReaders.OPENAI_WITH_IMAGES_AS_RECORDED);
    if (hasImage(messages.get())) {
      return forImages ? PLAIN : Fit.AGAINST;
    }
    return forImages ? Fit.READABLE : PLAIN;
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
    outlet.keep(conversation(line, origin, reader));
  }

  private static Optional<Node> array(Node line) {
    return Texts.peekJson(line, MESSAGES, Kind.ARRAY);
  }

  /** The conversation in an object that has {@code messages}. */
  static Trace conversation(Node object, Origin origin, ItemReader reader) {
    ChatRequest request = ChatRequest.of(object, reader);
    return new Trace(origin, request.messages(), request.tools(), Sessions.of(object));
  }
}
