package io.tracemill.endpoint;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a server asks to be left alone: in milliseconds (OpenAI's own header), in seconds, or
 * until a date, which is told by the date that the answer itself bears, so that clocks need not
 * agree.
 */
final class RetryAfter {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
  private static final int MILLIS_A_SECOND = 1000;

  private RetryAfter() {}

  /** The pause; nothing if none is asked for that can be read. */
  static Optional<Duration> of(HttpHeaders headers) {
    Optional<Duration> millis =
        headers.firstValue("retry-after-ms").flatMap(value -> number(value, 1));
    return millis.or(() -> headers.firstValue("retry-after").flatMap(v -> of(v, headers)));
  }

  private static Optional<Duration> of(String value, HttpHeaders headers) {
    return number(value, MILLIS_A_SECOND)
        .or(
            () ->
                headers
                    .firstValue("date")
                    .flatMap(RetryAfter::date)
                    .flatMap(now -> date(value).map(then -> Duration.between(now, then)))
                    .filter(pause -> !pause.isNegative()));
  }

  private static Optional<Duration> number(String value, int millis) {
    return NUMBER.matcher(value.strip()).matches()
        ? Optional.of(Duration.ofMillis((long) (Double.parseDouble(value.strip()) * millis)))
        : Optional.empty();
  }

  private static Optional<ZonedDateTime> date(String value) {
    try {
      return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
