package io.tracemill.prepare.seen;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as logs write them: ISO 8601, with a space for the T and without a zone (then UTC) too; a
 * date; or a count since 1970 in seconds, milliseconds, microseconds or nanoseconds, which its size
 * tells apart.
 */
public final class Times {
  private static final Pattern NUMBER = Pattern.compile("\\d{9,20}(\\.\\d+)?");
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

  /** A zone as some write it: a space before it, no colon in it. */
  private static final Pattern ZONE = Pattern.compile(" ?([+-]\\d\\d):?(\\d\\d)$");

  /** The year 5138 in seconds, and 1973 in milliseconds; and so on by thousands. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private Times() {}

  /** The time that {@code value}, a number or a string, is; nothing if it is none. */
  public static Optional<Instant> of(Node value) {
    return value.is(Kind.STRING) ? of(value.text()) : of(value.raw().toString());
  }

  /** The time that {@code text} is; nothing if it is none. */
  public static Optional<Instant> of(String text) {
    String time = text.strip();
    try {
      if (NUMBER.matcher(time).matches()) {
        return Optional.of(counted(new BigDecimal(time)));
      }
      if (DATE.matcher(time).matches()) {
        return Optional.of(LocalDate.parse(time).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      if (time.length() < 16 || time.length() > 40) {
        return Optional.empty();
      }
      String iso = time.substring(0, 10) + "T" + time.substring(11).replace(" UTC", "Z");
      return Optional.of(written(ZONE.matcher(iso).replaceFirst("$1:$2")));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant written(String iso) {
    boolean zoned = iso.endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
    return zoned
        ? OffsetDateTime.parse(iso).toInstant()
        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
  }

  private static Instant counted(BigDecimal count) {
    BigDecimal seconds = count;
    while (seconds.compareTo(MOST_SECONDS) >= 0) {
      seconds = seconds.divide(THOUSAND);
    }
    BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
    return Instant.ofEpochSecond(parts[0].longValue(), parts[1].movePointRight(9).longValue());
  }
}
