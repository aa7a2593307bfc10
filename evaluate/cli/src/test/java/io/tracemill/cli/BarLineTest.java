package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class BarLineTest {
  private final StringWriter terminal = new StringWriter();
  private final BarLine line = new BarLine(new PrintWriter(terminal));

  @Test
  void whatIsSaidStandsAboveTheBarWhichIsGoneAtTheEnd() {
    line.accept("10%");
    line.say("format: langfuse");
    line.accept("90%");
    line.close();
    line.accept("100%");
    line.say("done");
    line.close();

    assertThat(terminal.toString().replace(System.lineSeparator(), "\n"))
        .isEqualTo("<10%<format: langfuse\n<90%<done\n".replace("<", "\r\u001b[K"));
  }
}
