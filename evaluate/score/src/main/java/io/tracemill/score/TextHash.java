package io.tracemill.score;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/**
 * Hashes of prompts and answers: of JSON by what it means, of words without the white space around
 * them and composed (Unicode NFC). Not for use by several threads.
 */
public final class TextHash {
  private final Tape tape = new Tape();
  private final Fingerprint hash = new Fingerprint();

  /** The hash of {@code text}. */
  public long of(String text) {
    String bare = text.strip();
    Optional<Node> json = json(bare);
    hash.clear();
    return (json.isPresent() ? hash.add(json.get()) : hash.add(composed(bare))).high();
  }

  private Optional<Node> json(String text) {
    boolean like = !text.isEmpty() && (text.charAt(0) == '{' || text.charAt(0) == '[');
    return like
        ? tape.readIfJson(Line.of("text", text.getBytes(StandardCharsets.UTF_8)))
        : Optional.empty();
  }

  private static Slice composed(String text) {
    return Slice.of(Normalizer.normalize(text, Normalizer.Form.NFC));
  }
}
