package io.tracemill.json;

import io.tracemill.json.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Test cases kept in files; a byte that cannot be shown is written {@code <ff>}. */
public final class Cases {
  private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

  private Cases() {}

  public static List<String> lines(String name) {
    try (InputStream in = Objects.requireNonNull(Cases.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(String shown) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Matcher matcher = BYTE.matcher(shown);
    int at = 0;
    for (; matcher.find(); at = matcher.end()) {
      bytes.writeBytes(shown.substring(at, matcher.start()).getBytes(StandardCharsets.UTF_8));
      bytes.write(Integer.parseInt(matcher.group(1), 16));
    }
    bytes.writeBytes(shown.substring(at).getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  static Node node(String json) {
    return new Tape().read(Line.of("t.jsonl", json.getBytes(StandardCharsets.UTF_8)));
  }
}
