package io.tracemill.prepare.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimesTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31, 2026-01-31T00:00:00Z",
    "2026-01-31T10:20, 2026-01-31T10:20:00Z",
    "2026-01-31T10:20:30.5Z, 2026-01-31T10:20:30.5Z",
    "2026-01-31 10:20:30, 2026-01-31T10:20:30Z",
    "2026-01-31 10:20:30.123456 UTC, 2026-01-31T10:20:30.123456Z",
    "2026-01-31T10:20:30+02:00, 2026-01-31T08:20:30Z",
    "2026-01-31 10:20:30 +0200, 2026-01-31T08:20:30Z",
    "1769854830, 2026-01-31T10:20:30Z",
    "1769854830.25, 2026-01-31T10:20:30.25Z",
    "1769854830123, 2026-01-31T10:20:30.123Z",
    "1769854830123456, 2026-01-31T10:20:30.123456Z",
    "1769854830123456789, 2026-01-31T10:20:30.123456789Z"
  })
  void areAsLogsWriteThem(String text, Instant time) {
    assertThat(Times.of(text)).contains(time);
    assertThat(Times.of(Node.ofText(text))).contains(time);
    if (text.matches("[0-9.]+")) {
      assertThat(Times.of(Node.of(text))).contains(time);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "12",
        "2026-13-01",
        "2026-01-31T99:00:00Z",
        "a file name.jsonl",
        "null"
      })
  void othersAreNone(String text) {
    assertThat(Times.of(text)).isEmpty();
  }
}
