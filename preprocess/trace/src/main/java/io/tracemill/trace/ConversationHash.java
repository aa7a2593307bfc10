package io.tracemill.trace;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hashes of conversations: ids, the order of keys, white space at the ends of texts, whether their
 * letters are composed and the difference between empty and absent do not count. Not for use by
 * several threads.
 */
public final class ConversationHash {
  /** Tells a call from a text that is its name; any number that is no role. */
  private static final long CALL = 0xca11;

  /** Likewise for a thought. */
  private static final long THOUGHT = 0x1dea;

  private final Fingerprint hash = new Fingerprint();

  /** Begins a conversation. */
  public ConversationHash clear() {
    hash.clear();
    return this;
  }

  /** Adds what is said and called in a message; what was thought before does not count. */
  public ConversationHash add(Message message) {
    hash.add(message.role().ordinal());
    add(message.content());
    for (ToolCall call : message.toolCalls()) {
      hash.add(CALL).add(call.name());
      call.arguments().filter(arguments -> arguments.size() > 0).ifPresent(hash::add);
    }
    return this;
  }

  /** Adds a message as rows show it: with its thought, where that is kept. */
  public ConversationHash addShown(Message message) {
    add(message);
    if (message.aside().thought().isPresent()) {
      hash.add(THOUGHT);
      add(message.aside().thought().get());
    }
    return this;
  }

  /** Parts that are all text count as one text, as rows have them. */
  private void add(Content content) {
    if (content.isText()) {
      Slice text = content.quoted();
      if (text.length() > 2) {
        hash.addTrimmed(text);
      }
    } else if (!content.isNone()) {
      hash.add(content.node());
    }
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
   * A hash of the first user message, its letters composed, case and white space folded; 0 where
   * there is none or a blank one.
   */
  public long firstUser(List<Message> messages) {
    for (Message message : messages) {
      if (message.role() == Role.USER) {
        return folded(message.content());
      }
    }
    return 0;
  }

  private long folded(Content content) {
    boolean image = !content.isText() && !content.isNone();
    return image ? notZero(hash.clear().add(content.node()).high()) : folded(content.text());
  }

  /** A hash of {@code text}, composed, case and white space folded; 0 where it is blank. */
  long folded(String text) {
    hash.clear();
    boolean space = false;
    boolean any = false;
    String lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
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

  /** Six bytes: a survey keeps them of millions of traces. */
  private static long notZero(long value) {
    return Math.max(1, value >>> 2 * Byte.SIZE);
  }
}
