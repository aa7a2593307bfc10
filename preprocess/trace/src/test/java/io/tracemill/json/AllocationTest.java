package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.tracemill.json.lines.JsonLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name CONTENT = Name.of("content");

  @Test
  void readsWithLittleGarbage() throws IOException {
    String message = "{\"role\":\"user\",\"content\":\"" + "Some text, é. ".repeat(20) + "\"},";
    String line = "{\"messages\":[" + message.repeat(6) + "{\"content\":\"\"}],\"id\":1}\n";
    byte[] bytes = line.repeat((1 << 20) / line.length()).getBytes(StandardCharsets.UTF_8);
    assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Tape tape = new Tape();
    long read = 0;
    long allocated = 0;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      read += read(bytes, tape);
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    assertThat(read).isPositive();
    assertThat((double) allocated / bytes.length).isLessThan(4);
  }

  private static long read(byte[] bytes, Tape tape) throws IOException {
    long[] length = {0};
    new JsonLines("t", new ByteArrayInputStream(bytes))
        .forEach(
            line -> {
              for (Node message : tape.read(line).field(MESSAGES).items()) {
                length[0] += message.find(CONTENT).orElseThrow().raw().length();
              }
            });
    return length[0];
  }
}
