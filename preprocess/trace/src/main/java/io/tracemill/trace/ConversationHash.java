package io.tracemill.trace;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hashes of conversations: ids, the order of keys, white space at the ends of texts and the
 * difference between empty and absent do not count. Not for use by several threads.
 */
public final class ConversationHash {
  private static final Name TEXT = Name.of("text");

  /** Tells a call from a text that is its name; any number that is no role. */
  private static final long CALL = 0xca11;

  private final Fingerprint hash = new Fingerprint();

  /** Begins a conversation. */
  public ConversationHash clear() {
    hash.clear();
    return this;
  }

  /** Adds a message. */
  public ConversationHash add(Message message) {
    hash.add(message.role().ordinal());
    message.content().ifPresent(this::content);
    for (ToolCall call : message.toolCalls()) {
      hash.add(CALL).add(call.name());
      call.arguments().filter(arguments -> arguments.size() > 0).ifPresent(hash::add);
    }
    return this;
  }

  private void content(Node content) {
    Node text = asText(content);
    if (!text.is(Kind.STRING)) {
      hash.add(text);
    } else if (text.raw().length() > 2) {
      hash.addTrimmed(text);
    }
  }

  /** Parts that are all text as one string, as rows have them; anything else as it is. */
  private static Node asText(Node content) {
    if (!content.is(Kind.ARRAY) || !Prompts.isText(content)) {
      return content;
    }
    if (content.size() == 1) {
      return content.items().iterator().next().field(TEXT);
    }
    Slice text = new JsonWriter().string(Prompts.text(content)).slice();
    byte[] json = text.toString().getBytes(StandardCharsets.US_ASCII);
    return new Tape().read(Line.of("text", json));
  }

  /** The first half of the hash of the messages so far. */
  public long high() {
    return hash.high();
  }

  /** The second half. */
  public long low() {
    return hash.low();
  }

  /**
   * A hash of the first user message, case and white space folded; 0 where there is none or a blank
   * one.
   */
  public long firstUser(List<Message> messages) {
    for (Message message : messages) {
      if (message.role() == Role.USER) {
        return message.content().map(this::folded).orElse(0L);
      }
    }
    return 0;
  }

  private long folded(Node content) {
    Node text = asText(content);
    return text.is(Kind.STRING) ? folded(text.text()) : notZero(hash.clear().add(text).high());
  }

  /** A hash of {@code text}, case and white space folded; 0 where it is blank. */
  long folded(String text) {
    hash.clear();
    boolean space = false;
    boolean any = false;
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else {
        if (space && any) {
          hash.add(' ');
        }
        hash.add(c);
        space = false;
        any = true;
      }
    }
    return any ? notZero(hash.high()) : 0;
  }

  /** A hash of a session's id; 0 where there is none. */
  public long group(Optional<Node> id) {
    return id.map(node -> notZero(hash.clear().add(node).high())).orElse(0L);
  }

  private static long notZero(long value) {
    return value == 0 ? 1 : value;
  }
}
