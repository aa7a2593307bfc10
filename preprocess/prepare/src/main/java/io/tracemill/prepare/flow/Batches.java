package io.tracemill.prepare.flow;

import io.tracemill.json.lines.Lines;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the lines of a file to workers on several threads, in batches.
 *
 * <p>What the workers write is the same for any number of threads: see {@link TicketOrder}.
 */
public final class Batches {
  private final TicketOrder sequence;
  private final LongConsumer progress;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private long tickets;

  /**
   * Batches whose workers write by {@code sequence}.
   *
   * @param progress is told how many bytes each batch had, decompressed; by one thread at a time
   */
  public Batches(TicketOrder sequence, LongConsumer progress) {
    this.sequence = sequence;
    this.progress = progress;
  }

  /** Where batches come from. */
  public interface Source {

    /** The next one, or nothing at the end. */
    Optional<Lines> next() throws IOException;
  }

  /** What is done with a batch; a worker is used by one thread at a time. */
  public interface Worker {

    /** Takes one batch, whose bytes are written over behind it. */
    void take(Lines lines) throws IOException;

    /** The streams it writes to. */
    List<TicketStream> streams();

    /** Is called behind each batch in the order of the batches, by one worker at a time. */
    default void inOrder() throws IOException {}
  }

  /** Workers for {@code threads} threads. */
  public static <W extends Worker> List<W> workers(int threads, Supplier<W> one) {
    List<W> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      workers.add(one.get());
    }
    return workers;
  }

  /**
   * Hands all batches of {@code source} to {@code workers}, with a thread for each where they are
   * several, and so are the batches.
   */
  public void run(Source source, List<? extends Worker> workers) throws IOException {
    Begun begun = new Begun(source);
    if (workers.size() > 1 && begun.hasTwo()) {
      runOnThreads(begun, workers);
      return;
    }
    for (Optional<Lines> next = begun.next(); next.isPresent(); next = begun.next()) {
      take(workers.get(0), tickets++, next.get());
    }
  }

  /** A source whose first batches may be read already. */
  private static final class Begun implements Source {
    private final Source source;
    private final Queue<Lines> read = new ArrayDeque<>();
    private boolean atEnd;

    Begun(Source source) {
      this.source = source;
    }

    boolean hasTwo() throws IOException {
      while (!atEnd && read.size() < 2) {
        Optional<Lines> next = source.next();
        atEnd = next.isEmpty();
        if (next.isPresent()) {
          read.add(next.get());
        }
      }
      return !atEnd;
    }

    @Override
    public Optional<Lines> next() throws IOException {
      if (!read.isEmpty()) {
        return Optional.of(read.remove());
      }
      return atEnd ? Optional.empty() : source.next();
    }
  }

  private void take(Worker worker, long ticket, Lines lines) throws IOException {
    for (TicketStream stream : worker.streams()) {
      stream.begin(ticket);
    }
    worker.take(lines);
    lines.done();
    for (TicketStream stream : worker.streams()) {
      stream.flush();
    }
    sequence.await(ticket);
    worker.inOrder();
    progress.accept(lines.bytes());
    sequence.done(ticket);
  }

  private void runOnThreads(Source source, List<? extends Worker> workers) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(workers.size());
    try {
      submitAll(source, new LinkedBlockingQueue<>(workers), threads);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw failure(failure.get());
    } finally {
      sequence.end();
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  /** Nobody may write any more when {@link #run} has returned. */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = Thread.interrupted();
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void submitAll(Source source, BlockingQueue<Worker> free, ExecutorService threads)
      throws IOException, InterruptedException, ExecutionException {
    Deque<Future<?>> running = new ArrayDeque<>();
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      Lines batch = next.get();
      long ticket = tickets++;
      Worker worker = free.take();
      while (!running.isEmpty() && running.peek().isDone()) {
        running.remove().get();
      }
      running.add(
          threads.submit(
              () -> {
                takeAndFree(worker, ticket, batch, free);
                return ticket;
              }));
    }
    for (Future<?> future : running) {
      future.get();
    }
  }

  private void takeAndFree(Worker worker, long ticket, Lines batch, BlockingQueue<Worker> free)
      throws IOException {
    try {
      take(worker, ticket, batch);
    } catch (IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      sequence.end();
      throw e;
    } finally {
      free.add(worker);
    }
  }

  private static IOException failure(@Nullable Throwable cause) throws IOException {
    if (cause instanceof IOException io) {
      return io;
    } else if (cause instanceof RuntimeException runtime) {
      throw runtime;
    } else if (cause instanceof Error error) {
      throw error;
    }
    throw new IllegalStateException(cause);
  }
}
