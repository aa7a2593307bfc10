package io.tracemill.ask.journal;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Prompt;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an answer depends on, as 128 bits of its SHA-256: the model and its parameters, the decoding
 * and the prompt; not where the model is.
 */
public record RequestKey(long high, long low) {
  static final int HEX_DIGITS = 32;

  /** Makes the keys of one model's requests. Not for several threads. */
  public static final class Maker {
    private final MessageDigest digest;
    private final byte[] model;

    /**
     * Keys of requests to a model.
     *
     * @param identity all that its answers depend on beside prompt and decoding
     */
    public Maker(Map<String, String> identity, Decoding decoding) {
      StringBuilder text = new StringBuilder();
      new TreeMap<>(identity)
          .forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
      text.append(decoding.maxNewTokens()).append(' ');
      text.append(new BigDecimal(decoding.temperature())).append(' ');
      text.append(new BigDecimal(decoding.topP())).append(' ').append(decoding.seed());
      text.append(decoding.stop()).append('\n');
      this.model = text.toString().getBytes(StandardCharsets.UTF_8);
      this.digest = sha256();
    }

    /** The key of {@code prompt}. */
    public RequestKey of(Prompt prompt) {
      return of(hash(prompt));
    }

    /** The key of the prompt with this {@link RequestKey#hash hash}. */
    public RequestKey of(byte[] prompt) {
      digest.update(model);
      ByteBuffer bits = ByteBuffer.wrap(digest.digest(prompt));
      return new RequestKey(bits.getLong(), bits.getLong());
    }
  }

  /** The hash of a prompt, which several models may be asked. */
  public static byte[] hash(Prompt prompt) {
    return sha256().digest(prompt.canonical().getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The key that {@code hex} shows, as {@link #toString} does. */
  static RequestKey parse(CharSequence hex) {
    return new RequestKey(
        HexFormat.fromHexDigitsToLong(hex, 0, HEX_DIGITS / 2),
        HexFormat.fromHexDigitsToLong(hex, HEX_DIGITS / 2, HEX_DIGITS));
  }

  @Override
  public String toString() {
    return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
  }
}
