package io.tracemill.infer.decode;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What a sequence becomes when it is decoded alone, from the definition. */
final class Alone {
  static final int END = 0;
  private static final byte[][] TEXTS = texts();

  /** Tokens as bytes: letters, half characters, several letters. */
  static final TokenMeanings VOCABULARY = new TokenMeanings(Set.of(END, 39), Alone::text);

  private Alone() {}

  private static byte[][] texts() {
    byte[] odd = "é日😀".getBytes(StandardCharsets.UTF_8);
    byte[][] texts = new byte[HashDecoder.VOCABULARY][];
    for (int token = 0; token < texts.length; token++) {
      String letters = String.valueOf((char) ('a' + token % 13)) + (token % 3 == 0 ? "b" : "");
      texts[token] =
          token > 30 ? new byte[] {odd[token - 31]} : letters.getBytes(StandardCharsets.UTF_8);
    }
    return texts;
  }

  static String text(Tokens tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Arrays.stream(tokens.toArray()).forEach(token -> bytes.writeBytes(TEXTS[token]));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  static Continuation continuation(TokenSequence sequence, HashDecoder decoder) {
    int limit = (int) Math.min(decoder.context(), decoder.positions());
    int prompt = sequence.prompt().size();
    if (prompt + 1 > limit) {
      return new Continuation.Overflowed(sequence.row(), prompt, limit);
    }
    Tokens answer = Tokens.NONE;
    while (true) {
      int[] all = sequence.prompt().followedBy(answer).toArray();
      float[] logits = HashDecoder.logitsBehind(all, all.length, decoder.ropeVariant(prompt));
      Tokens before = answer;
      answer = answer.followedBy(Tokens.of(Sampling.token(logits, sequence, answer.size())));
      Ending ending = ending(sequence.decoding(), answer, limit - prompt);
      if (ending != null) {
        String text = text(ending == Ending.END_TOKEN ? before : answer);
        int cut = ending == Ending.STOP_TEXT ? first(sequence.decoding().stop(), text) : -1;
        return new Continuation.Ended(
            sequence.row(), prompt, answer, cut < 0 ? text : text.substring(0, cut), ending);
      }
    }
  }

  private static Ending ending(Decoding decoding, Tokens answer, int room) {
    if (VOCABULARY.end().contains(answer.at(answer.size() - 1))) {
      return Ending.END_TOKEN;
    }
    if (first(decoding.stop(), text(answer)) >= 0) {
      return Ending.STOP_TEXT;
    }
    if (answer.size() == decoding.maxNewTokens()) {
      return Ending.LENGTH;
    }
    return answer.size() == room ? Ending.CONTEXT_FULL : null;
  }

  private static int first(List<String> stops, String text) {
    return stops.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(-1);
  }
}
