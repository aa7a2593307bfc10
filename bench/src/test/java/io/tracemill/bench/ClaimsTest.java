package io.tracemill.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClaimsTest {

  @Test
  void saysWhatIsMissed() {
    Measured fast = new Measured("A.a", Map.of());
    Measured slow = fast.with("p", 1);
    List<Claim> claims =
        List.of(new Claim("enough", 2, fast, slow), new Claim("too much", 2.11, fast, slow));
    assertThat(Claims.table(claims, Map.of(fast, 210.4, slow, 100.0)))
        .isEqualTo(
            """
            | claim | at least | measured | MB/s | over MB/s |
            |---|---|---|---|---|
            | enough | 2.00 | 2.10 | 210 | 100 |
            | too much | 2.11 | 2.10 missed | 210 | 100 |
            """);
  }
}
