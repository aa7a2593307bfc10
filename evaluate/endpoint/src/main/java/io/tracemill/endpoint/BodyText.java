package io.tracemill.endpoint;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.BadEscapes;
import io.tracemill.json.text.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The text of an answer's body, whatever it came packed in. */
final class BodyText {
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] REPLACEMENT = "fffd".getBytes(StandardCharsets.US_ASCII);

  private BodyText() {}

  /**
   * The text.
   *
   * @throws IOException if it cannot be read as what the headers say that it is
   */
  static String of(Arrival.Answered answer) throws IOException {
    String encoding =
        answer.headers().firstValue("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
    byte[] body = answer.body();
    if (isGzip(body)) {
      body = unpacked(body);
    } else if (!encoding.isEmpty() && !encoding.equals("identity") && body.length > 0) {
      throw new IOException("a body that is not what its header says, " + encoding);
    }
    return text(body, charset(answer.headers().firstValue("content-type").orElse("")));
  }

  /** By its first bytes: not all who pack say so, and no text begins like that. */
  private static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] unpacked = in.readNBytes(BoundedBody.LIMIT + 1);
      if (unpacked.length > BoundedBody.LIMIT) {
        throw new BoundedBody.TooLongException();
      }
      return unpacked;
    }
  }

  private static Charset charset(String contentType) {
    Matcher named = CHARSET.matcher(contentType);
    try {
      return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static String text(byte[] body, Charset charset) throws IOException {
    int start = Arrays.mismatch(body, BYTE_ORDER_MARK) == 3 ? 3 : 0;
    try {
      return charset
          .newDecoder()
          .decode(ByteBuffer.wrap(body, start, body.length - start))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException("a body that is not " + charset.name(), e);
    }
  }

  /** The JSON that it is; half a surrogate pair and NUL in it become U+FFFD. */
  static Optional<Node> json(String text) {
    Line line = Line.of("answer", text.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = line.bytes();
    for (int bad = BadEscapes.first(bytes, 0, line.end());
        bad >= 0 && bad + 6 <= line.end();
        bad = BadEscapes.first(bytes, bad + 6, line.end())) {
      System.arraycopy(REPLACEMENT, 0, bytes, bad + 2, REPLACEMENT.length);
    }
    try {
      return Optional.of(new Tape().read(line));
    } catch (DataException e) {
      return Optional.empty();
    }
  }
}
