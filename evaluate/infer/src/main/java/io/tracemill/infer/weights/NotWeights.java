package io.tracemill.infer.weights;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Recognizes what people have in place of weights, by a file's first bytes. */
final class NotWeights {
  /** How many bytes are looked at. */
  static final int HEAD = 64;

  private NotWeights() {}

  /** What the file is and what to do, or nothing if it may be safetensors. */
  static Optional<String> recognize(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("version https://git-lfs")) {
      return Optional.of(
          "is a Git LFS pointer, not the weights; run git lfs pull in the model's repository");
    }
    String start = text.stripLeading().toLowerCase(Locale.ROOT);
    if (start.startsWith("<!doctype") || start.startsWith("<html") || start.startsWith("<?xml")) {
      return Optional.of("is a web page, not the weights; download the file itself");
    }
    if (text.startsWith("PK\u0003\u0004") || isPickle(head)) {
      return Optional.of("is a PyTorch pickle, not safetensors; convert it or get the safetensors");
    }
    if (text.startsWith("GGUF")) {
      return Optional.of("is GGUF, not safetensors; get the model's original repository");
    }
    if (text.startsWith("\u001f\u008b")) {
      return Optional.of("is compressed with gzip; decompress it");
    }
    return Optional.empty();
  }

  /** Protocol 2 and later begin with an opcode and the protocol's number. */
  private static boolean isPickle(byte[] head) {
    boolean begins = head.length > 2 && head[0] == (byte) 0x80 && head[1] >= 2 && head[1] <= 5;
    return begins && (head.length < 9 || head[8] != '{');
  }
}
