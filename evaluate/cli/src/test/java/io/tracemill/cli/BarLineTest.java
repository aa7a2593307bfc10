package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BarLineTest {
  private final StringWriter terminal = new StringWriter();
  private final AtomicLong time = new AtomicLong();
  private final BarLine line = new BarLine(new PrintWriter(terminal), time::get, () -> 40);

  @Test
  void whatIsSaidStandsAboveTheBarWhichIsGoneAtTheEnd() {
    time.addAndGet(TimeUnit.SECONDS.toNanos(1));
    line.accept("8%, for another width");
    assertThat(line.getMaxRenderedLength()).isEqualTo(39);
    line.accept("10%");
    line.say("format: langfuse");
    line.accept("90%");
    line.close();
    line.accept("100%");
    line.say("done");
    line.close();

    assertThat(said()).isEqualTo("<10%<format: langfuse\n<90%<done\n");
  }

  @Test
  void whatIsDoneAtOnceShowsNoBar() {
    line.accept("0%");
    time.addAndGet(TimeUnit.MILLISECONDS.toNanos(999));
    line.accept("99%");
    line.say("format: langfuse");
    line.close();
    line.say("done");

    assertThat(said()).isEqualTo("format: langfuse\ndone\n");
  }

  private String said() {
    return terminal.toString().replace(System.lineSeparator(), "\n").replace("\r\u001b[K", "<");
  }
}
