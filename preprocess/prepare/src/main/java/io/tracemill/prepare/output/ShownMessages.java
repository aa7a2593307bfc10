package io.tracemill.prepare.output;

import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.json.JsonText;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.text.CutText;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Writes messages as OpenAI's, for people to look at: what is long is cut and says how much more
 * there is, and of many messages those in the middle are left out. Not for use by several threads.
 */
public final class ShownMessages {
  /** Characters of a text. */
  private static final int LONGEST = 4_000;

  /** Bytes of a message: room for the longest text in any of the usual scripts. */
  private static final int MESSAGE_BYTES = 25_000;

  /** Characters of the text of a message that takes more: so many fit in any script. */
  private static final int SHORT = 2_000;

  /** Bytes of all messages, if the first and the last do not take more. */
  private static final int BYTES = 40_000;

  private static final Slice BEGIN = Slice.of("[");
  private static final Slice COMMA = Slice.of(",");
  private static final Slice END = Slice.of("]");

  private final MessageWriter writer = new MessageWriter(Nesting.PLAIN);
  private final JsonWriter scratch = new JsonWriter();
  private final JsonWriter array = new JsonWriter();

  /**
   * The array of {@code messages}, in which one of the role {@code left_out} says how many are; it
   * holds until the next one is written.
   */
  public Slice of(List<Message> messages) {
    Deque<Slice> front = new ArrayDeque<>();
    Deque<Slice> back = new ArrayDeque<>();
    int size = 0;
    int left = messages.size();
    while (left > 0) {
      boolean first = front.size() <= back.size();
      int at = first ? front.size() : messages.size() - 1 - back.size();
      Slice json = json(messages.get(at));
      if (size + json.length() > BYTES && !back.isEmpty()) {
        front.addLast(leftOut(left));
        break;
      }
      (first ? front : back).addLast(json);
      size += json.length();
      left--;
    }
    back.descendingIterator().forEachRemaining(front::addLast);
    return array(front);
  }

  private Slice array(Iterable<Slice> items) {
    array.clear();
    array.plain(BEGIN);
    boolean any = false;
    for (Slice item : items) {
      (any ? array.plain(COMMA) : array).plain(item);
      any = true;
    }
    return array.plain(END).slice();
  }

  private static Slice leftOut(int messages) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("role").value("left_out");
    text.name("content").value(messages + (messages == 1 ? " message more" : " messages more"));
    return Slice.of(text.endObject().toString());
  }

  private Slice json(Message message) {
    scratch.clear();
    writer.recorded(cut(message), scratch);
    if (scratch.size() > MESSAGE_BYTES) {
      scratch.clear();
      writer.message(Message.saying(message.role(), shortened(message)), scratch);
    }
    return Slice.of(scratch.slice().toString());
  }

  private static Content shortened(Message message) {
    int calls = message.toolCalls().size();
    String text = CutText.of(message.content().text(), SHORT);
    return new Content.Text(calls == 0 ? text : text + "... (" + calls + " tool calls)");
  }

  private static Message cut(Message message) {
    return new Message(
        message.role(),
        cut(message.content()),
        message.toolCalls().stream().map(ShownMessages::cut).toList(),
        message.toolCallId().map(ShownMessages::cut),
        message.name().map(ShownMessages::cut),
        message.lesson(),
        message.aside());
  }

  private static Content cut(Content content) {
    if (content.isNone() || content.json().length() <= LONGEST) {
      return content;
    }
    if (content.isString()) {
      return new Content.Text(text(content.text()));
    }
    List<Part> parts = new ArrayList<>();
    for (Part part : content.parts()) {
      Optional<Slice> text = part.text();
      int length = part.json().length();
      String shown = text.isPresent() ? text(text.get().text()) : "(" + length + " bytes of image)";
      parts.add(length <= LONGEST ? part : Part.Text.of(shown));
    }
    return new Content.Parts(parts);
  }

  private static ToolCall cut(ToolCall call) {
    return new ToolCall(
        call.id().map(ShownMessages::cut),
        cut(call.name()),
        call.arguments().map(ShownMessages::arguments));
  }

  /** Long arguments as an object with the beginning of their JSON. */
  private static Node arguments(Node object) {
    if (object.raw().length() <= LONGEST) {
      return object;
    }
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    return Node.of(json.name("...").value(text(object.raw().toString())).endObject().toString());
  }

  private static Node cut(Node string) {
    return string.raw().length() <= LONGEST ? string : Node.ofText(text(string.text()));
  }

  /** The beginning of {@code text}, and how much more there is. */
  public static String text(String text) {
    return CutText.of(text, LONGEST);
  }
}
