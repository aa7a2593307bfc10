package io.tracemill.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PageInBrowserTest {
  @Test
  void starts() {
    try (Chromium browser = Chromium.start(1280, 900, "light")) {
      assertThat(browser.complaints()).isEmpty();
    }
  }
}
