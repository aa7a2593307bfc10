package io.tracemill.prepare.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchesTest {
  private static final long SEED = 20240917;
  private static final int MEBIBYTE = 1 << 20;

  /** Writes each line many times to one file and its length to another. */
  private static final class Repeater implements Batches.Worker {
    private final TicketStream copies;
    private final TicketStream lengths;
    private final StringBuilder order;
    private long last;

    Repeater(TicketStream copies, TicketStream lengths, StringBuilder order) {
      this.copies = copies;
      this.lengths = lengths;
      this.order = order;
    }

    @Override
    public void take(Lines lines) throws IOException {
      for (Line line : lines.lines()) {
        if (line.bytes()[0] == '!') {
          throw new IllegalStateException("our bug at line " + line.number());
        }
        for (int i = 0; i < line.number(); i++) {
          copies.write(line.bytes(), line.start(), line.length());
        }
        copies.write('\n');
        lengths.write((line.length() + "\n").getBytes(StandardCharsets.US_ASCII));
        last = line.number();
      }
    }

    @Override
    public List<TicketStream> streams() {
      return List.of(copies, lengths);
    }

    @Override
    public void inOrder() {
      order.append(last).append(' ');
    }
  }

  private record Result(byte[] copies, byte[] lengths, String order, long progress) {}

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8})
  void makesTheSameBytesOnAnyNumberOfThreads(int threads) throws IOException {
    for (int round = 0; round < 10; round++) {
      Result one = run(batches(new Random(SEED + round)), 1);
      Result many = run(batches(new Random(SEED + round)), threads);
      assertThat(many.copies()).as("seed %d", SEED + round).isEqualTo(one.copies());
      assertThat(many.lengths()).isEqualTo(one.lengths());
      assertThat(many.order()).isEqualTo(one.order());
      assertThat(many.progress()).isEqualTo(one.progress()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void nothingComesOfNothing(int threads) throws IOException {
    Result result = run(new ArrayDeque<>(), threads);
    assertThat(result.copies()).isEmpty();
    assertThat(result.progress()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void aFullDiskSurfacesAsItself(int threads) {
    for (int room : new int[] {0, 1, 1000, 100_000}) {
      Guarded file = new Guarded(room);
      Throwable failure = failure(batches(new Random(SEED)), threads, file);
      assertThat(failure).isInstanceOf(IOException.class).hasMessage("disk full");
      file.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void aSourceThatFailsSurfacesAsItself(int threads) {
    Queue<Lines> some = batches(new Random(SEED));
    Guarded file = new Guarded(Integer.MAX_VALUE);
    Batches.Source source =
        () -> {
          if (some.size() < 20) {
            throw new IOException("disk gone");
          }
          return Optional.of(some.remove());
        };
    Throwable failure = failure(source, threads, file);
    assertThat(failure).isInstanceOf(IOException.class).hasMessage("disk gone");
    file.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void aBugInOneWorkerIsNotHiddenByTheOthersThatStop(int threads) {
    for (int bad = 0; bad < 12; bad++) {
      Queue<Lines> batches = new ArrayDeque<>();
      for (int i = 0; i < 40; i++) {
        byte[] text = (i == bad ? "!" : "x".repeat(5000)).getBytes(StandardCharsets.US_ASCII);
        batches.add(batch(i + 1, text));
      }
      Guarded file = new Guarded(Integer.MAX_VALUE);
      Throwable failure = failure(batches, threads, file);
      assertThat(failure)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("our bug at line " + (bad + 1));
      file.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aLineThatMakesMoreThanFitsStreams(int threads) throws IOException {
    byte[] text = new byte[300_000];
    Arrays.fill(text, (byte) 'x');
    Queue<Lines> batches = new ArrayDeque<>();
    for (int number = 100; number <= 102; number++) {
      batches.add(batch(number, text));
    }
    Guarded file = new Guarded(Integer.MAX_VALUE);
    TicketOrder sequence = new TicketOrder();
    OutputStream nowhere = OutputStream.nullOutputStream();
    new Batches(sequence, bytes -> {})
        .run(source(batches), workers(sequence, threads, file, nowhere, new StringBuilder()));
    assertThat(file.written).isEqualTo((100 + 101 + 102) * 300_000L + 3);
    assertThat(file.greatest).isLessThanOrEqualTo(MEBIBYTE);
    file.close();
  }

  private static Throwable failure(Queue<Lines> batches, int threads, OutputStream file) {
    return failure(source(batches), threads, file);
  }

  private static Throwable failure(Batches.Source source, int threads, OutputStream file) {
    TicketOrder sequence = new TicketOrder();
    List<Repeater> workers =
        workers(sequence, threads, file, OutputStream.nullOutputStream(), new StringBuilder());
    return assertTimeoutPreemptively(
        Duration.ofMinutes(1),
        () -> catchThrowable(() -> new Batches(sequence, bytes -> {}).run(source, workers)));
  }

  private static Result run(Queue<Lines> batches, int threads) throws IOException {
    ByteArrayOutputStream copies = new ByteArrayOutputStream();
    ByteArrayOutputStream lengths = new ByteArrayOutputStream();
    StringBuilder order = new StringBuilder();
    long[] progress = new long[1];
    TicketOrder sequence = new TicketOrder();
    new Batches(sequence, bytes -> progress[0] += bytes)
        .run(source(batches), workers(sequence, threads, copies, lengths, order));
    return new Result(copies.toByteArray(), lengths.toByteArray(), order.toString(), progress[0]);
  }

  private static List<Repeater> workers(
      TicketOrder sequence,
      int threads,
      OutputStream copies,
      OutputStream lengths,
      StringBuilder order) {
    return Batches.workers(
        threads,
        () ->
            new Repeater(
                new TicketStream(sequence, copies), new TicketStream(sequence, lengths), order));
  }

  private static Batches.Source source(Queue<Lines> batches) {
    return () -> Optional.ofNullable(batches.poll());
  }

  private static Queue<Lines> batches(Random random) {
    Queue<Lines> batches = new ArrayDeque<>();
    long number = 1;
    for (int i = 0; i < 60; i++) {
      List<Line> lines = new ArrayList<>();
      for (int j = random.nextInt(4); j >= 0; j--) {
        byte[] text = new byte[1 + random.nextInt(random.nextInt(20) == 0 ? 20_000 : 50)];
        Arrays.fill(text, (byte) ('a' + random.nextInt(26)));
        lines.add(line(number++, text));
      }
      batches.add(new Lines(lines, lines.size()));
    }
    return batches;
  }

  private static Lines batch(long number, byte[] text) {
    return new Lines(List.of(line(number, text)), text.length);
  }

  private static Line line(long number, byte[] text) {
    Line line = Line.of("s", text);
    return new Line("s", number, 0, line.bytes(), 0, text.length, Optional.empty());
  }

  /** A file with so much room, which nobody may write to any more once it is closed. */
  private static final class Guarded extends OutputStream {
    private final long room;
    private volatile long written;
    private volatile int greatest;
    private volatile boolean closed;

    Guarded(long room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      assertThat(closed).as("written to when all was over").isFalse();
      written += length;
      greatest = Math.max(greatest, length);
      if (written > room) {
        throw new IOException("disk full");
      }
    }

    /** Checks that nobody is left who could still write. */
    @Override
    public void close() {
      closed = true;
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        if (thread.getName().startsWith("pool-")) {
          assertThatCode(() -> thread.join(60_000)).doesNotThrowAnyException();
          assertThat(thread.isAlive()).as("%s hangs", thread).isFalse();
        }
      }
    }
  }
}
