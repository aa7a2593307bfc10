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
        List.of(
            new Claim("enough", 2, Claim.Clock.PROCESSOR, fast, slow),
            new Claim("too much", 2.11, Claim.Clock.PROCESSOR, fast, slow),
            new Claim("too slow", 1, Claim.Clock.WALL, fast, slow));
    Map<Measured, Speed> speeds = Map.of(fast, new Speed(99, 210.4), slow, new Speed(100, 100));
    assertThat(Claims.table(claims, speeds))
        .isEqualTo(
            """
            | claim | at least | measured | MB/s | over MB/s | seconds |
            |---|---|---|---|---|---|
            | enough | 2.00 | 2.10 | 210 | 100 | PROCESSOR |
            | too much | 2.11 | 2.10 missed | 210 | 100 | PROCESSOR |
            | too slow | 1.00 | 0.99 missed | 99 | 100 | WALL |
            """);
  }
}
