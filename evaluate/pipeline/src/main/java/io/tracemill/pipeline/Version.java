package io.tracemill.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tracemill's version, as the build wrote it down. */
public final class Version {
  private Version() {}

  /** Such as {@code 0.1.0}. */
  public static String text() {
    Optional<InputStream> resource =
        Optional.ofNullable(Version.class.getResourceAsStream("version.txt"));
    try (InputStream in = resource.orElseThrow()) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
