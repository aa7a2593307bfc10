package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts that try to become something else in a page: all of {@code injections.txt}. */
final class Injections {
  private Injections() {}

  /** Each of them; {@code \n}, {@code \0} and the like stand for the character. */
  static Stream<String> all() {
    try (InputStream in =
        Objects.requireNonNull(Injections.class.getResourceAsStream("injections.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("# "))
              .map(String::translateEscapes)
              .toList()
              .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a string of JSON. */
  static String json(String text) {
    return new JsonText(Layout.COMPACT).value(text).toString();
  }
}
