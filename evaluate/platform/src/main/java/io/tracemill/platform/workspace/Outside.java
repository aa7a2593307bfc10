package io.tracemill.platform.workspace;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a workspace needs from outside.
 *
 * @param ids new ones, which nobody guesses
 * @param chance for secrets
 */
public record Outside(Clock clock, Supplier<UUID> ids, SecureRandom chance) {
  private static final DateTimeFormatter FORM =
      new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

  /** The time, as exact as it is written down. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** A time as the platform writes it, such as {@code 2026-04-17T22:28:09.549401Z}. */
  public static String text(Instant time) {
    return FORM.format(time.atOffset(ZoneOffset.UTC));
  }
}
