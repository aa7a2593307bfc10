package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Guards the speed of conversion without a clock: how much garbage a byte of input makes, and how
 * often it is tokenized.
 *
 * <p>The bounds are about twice what was measured once compiled; code that is interpreted makes
 * more.
 */
final class HotPathTest {
  private static final long SEED = 1_618;
  private static final int LINES = 300;
  private static final int MOST_ROUNDS = 16;
  private static final int ROUNDS = 40;

  /** What lines hold, and their bounds. */
  enum Input {
    TRACES("openai_messages", 5, 1.15) {
      @Override
      String line(Random random) {
        return conversation(random, 14, true);
      }
    },
    CHATS("openai_messages", 5, 1) {
      @Override
      String line(Random random) {
        return conversation(random, 2, false);
      }
    },
    CONTEXT("unstructured_with_openai_messages", 4, 2.15) {
      @Override
      String line(Random random) {
        return object("context", string(conversation(random, 14, true)));
      }
    },
    LANGFUSE("langfuse", 5, 1.15) {
      @Override
      String line(Random random) {
        return observation(conversation(random, 13, true), answer());
      }
    },
    LANGFUSE_TEXT("langfuse", 5, 1.15) {
      @Override
      String line(Random random) {
        return observation(conversation(random, 13, true), string("It is on Main Street."));
      }
    },
    LANGFUSE_STRINGS("langfuse", 5, 2.15) {
      @Override
      String line(Random random) {
        return observation(string(conversation(random, 13, true)), string(answer()));
      }
    };

    private final TraceFormat format;
    private final double garbage;
    private final double tokenized;

    Input(String format, double garbage, double tokenized) {
      this.format = Formats.named(format).orElseThrow();
      this.garbage = garbage;
      this.tokenized = tokenized;
    }

    abstract String line(Random random);

    List<Lines> lines() throws IOException {
      Random random = new Random(SEED);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < LINES; i++) {
        text.append(line(random)).append('\n');
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      JsonLines lines = new JsonLines("t", new ByteArrayInputStream(bytes));
      List<Lines> batches = new ArrayList<>();
      for (Optional<Lines> next = lines.next(); next.isPresent(); next = lines.next()) {
        batches.add(next.get());
      }
      return batches;
    }
  }

  private static String conversation(Random random, int messages, boolean calls) {
    StringBuilder text = new StringBuilder("{\"messages\": [");
    for (int i = 0; i < messages; i++) {
      text.append(i == 0 ? "" : ", ");
      boolean answers = i % 2 == 1;
      if (answers && calls) {
        text.append(call(random.nextInt(1_000_000)));
      } else {
        text.append(answers ? "{\"role\": \"assistant\"" : "{\"role\": \"user\"");
        text.append(", \"content\": ").append(string(words(random))).append('}');
      }
    }
    return text.append("]}").toString();
  }

  private static String call(int number) {
    return "{\"role\": \"assistant\", \"tool_calls\": [{\"id\": \"call_"
        + number
        + "\", \"type\": \"function\", \"function\": {\"name\": \"find\", \"arguments\": "
        + string("{\"city\": \"Berkeley\", \"n\": " + number + "}")
        + "}}]}";
  }

  private static String answer() {
    return "{\"role\": \"assistant\", \"content\": \"Which city?\"}";
  }

  private static String observation(String input, String output) {
    return "{\"id\": \"1\", \"type\": \"GENERATION\", \"level\": \"DEFAULT\", \"input\": "
        + input
        + ", \"output\": "
        + output
        + ", \"metadata\": {\"user\": \"x\"}}";
  }

  private static String object(String name, String value) {
    return "{\"" + name + "\": " + value + "}";
  }

  private static String string(String text) {
    return new JsonText(Layout.COMPACT).value(text).toString();
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder();
    List<String> some = List.of("a place", "\"to\" eat\n", "für zwei", "restaurants in Berkeley");
    for (int i = 4 + random.nextInt(12); i > 0; i--) {
      words.append(some.get(random.nextInt(some.size()))).append(' ');
    }
    return words.toString();
  }

  @ParameterizedTest
  @Tag("slow")
  @EnumSource
  void makesLittleGarbage(Input input) throws IOException {
    assumeThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    List<Lines> batches = input.lines();
    Convert convert =
        new Convert(
            new ConvertSettings(
                input.format,
                Turns.EVERY,
                Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK,
                DataVersion.V0,
                SystemPrompts.KEEP,
                Integer.MAX_VALUE,
                TokenizerKind.JACKSON,
                1));
    double garbage = Double.MAX_VALUE;
    long[] bytes = new long[1];
    int[] next = new int[1];
    // Until the compiler has caught up, which on a busy machine takes it several rounds.
    for (int round = 0; round < MOST_ROUNDS && garbage >= input.garbage; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      next[0] = 0;
      bytes[0] = 0;
      ConvertCounts counts =
          convert.run(
              () ->
                  next[0] < ROUNDS * batches.size()
                      ? Optional.of(batches.get(next[0]++ % batches.size()))
                      : Optional.empty(),
              OutputStream.nullOutputStream(),
              OutputStream.nullOutputStream(),
              read -> bytes[0] += read);
      assertThat(counts.leftOut()).isZero();
      garbage = (threads.getCurrentThreadAllocatedBytes() - before) / (double) bytes[0];
    }
    assertThat(garbage).as("bytes of garbage a byte of input").isLessThan(input.garbage);
  }

  @ParameterizedTest
  @EnumSource
  void tokenizesOnce(Input input) throws IOException {
    Tape tape = new Tape();
    long bytes = 0;
    for (Lines lines : input.lines()) {
      for (Line line : lines.lines()) {
        Node node = tape.read(line);
        LineItems.first(input.format, node, new Origin(line.source(), line.number()));
        bytes += line.length();
      }
    }
    double tokenized = (double) tape.tokenized() / bytes;
    assertThat(tokenized).as("passes over the line").isLessThanOrEqualTo(input.tokenized);
  }
}
