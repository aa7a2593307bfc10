package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionTest {

  @Test
  void isTheBuilds() {
    StringWriter out = new StringWriter();

    assertThat(Session.run(List.of("--version"), out, new StringWriter())).isZero();
    assertThat(out.toString()).matches("tracemill [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\n");
  }
}
