package io.tracemill.platform;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the platform calls a thing that it keeps: a UUID of version 4 in small letters, and nothing
 * else, so that it can be part of a path.
 */
public record Id(String text) {
  private static final Pattern FORM =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

  /**
   * One of that form.
   *
   * @throws IllegalArgumentException if it has another
   */
  public Id {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no UUID of version 4: " + text);
    }
  }

  /** What {@code uuid} is as one. */
  public static Id of(UUID uuid) {
    return new Id(uuid.toString());
  }

  /** What {@code text} says, if it is one; large letters are small ones. */
  public static Optional<Id> read(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return FORM.matcher(small).matches() ? Optional.of(new Id(small)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
