package io.tracemill.cli;

import io.tracemill.pipeline.files.Unfinished;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What becomes of a process that is ended by a signal, such as Ctrl-C: what is of no use is taken
 * away, and a line says what is kept and how to go on. The exit code is Java's: 128 and the
 * signal's number.
 */
final class Interruption {
  /** That of this process. */
  static final Interruption ONLY = new Interruption();

  /** So long, in milliseconds, a job may take to be put back before its files are taken away. */
  private static final long MOST = 5_000;

  private volatile boolean over;
  private volatile boolean coming;
  private int works;
  private volatile Optional<BarLine> bar = Optional.empty();
  private volatile Optional<String> resumable = Optional.empty();
  private volatile Optional<Runnable> ending = Optional.empty();

  private Interruption() {}

  /** Waits for a signal from now on; {@code terminal} says what comes of it, and nothing more. */
  void await(PrintStream terminal) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> come(terminal)));
  }

  /** Says that the command has ended, so that the end of the process is none. */
  void over() {
    over = true;
  }

  /** Whether the process is being ended. */
  boolean isComing() {
    return coming;
  }

  /**
   * Something begins that looks at {@link #isComing} and then leaves all in order: the end of the
   * process waits for it, but not long.
   */
  synchronized void beginWork() {
    works++;
  }

  /** It has ended. */
  synchronized void endWork() {
    works--;
    notifyAll();
  }

  private synchronized void awaitWorks() {
    coming = true;
    long end = System.currentTimeMillis() + MOST;
    try {
      for (long left = MOST; works > 0 && left > 0; left = end - System.currentTimeMillis()) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is kept, and how to go on with it. */
  void resumable(String text) {
    resumable = Optional.of(text);
  }

  /** What a command does that goes on until it is interrupted: that is no failure of it. */
  void ending(Runnable work) {
    ending = Optional.of(work);
  }

  /** A bar that has to go first. */
  void bar(BarLine shown) {
    bar = Optional.of(shown);
  }

  private void come(PrintStream terminal) {
    if (over) {
      return;
    }
    awaitWorks();
    bar.ifPresent(BarLine::close);
    if (ending.isPresent()) {
      ending.get().run();
      return;
    }
    List<Path> gone = Unfinished.abandon();
    // Whatever fails now that its files are gone is no news.
    synchronized (terminal) {
      terminal.println("tracemill: interrupted" + words(gone));
      terminal.close();
    }
  }

  private String words(List<Path> gone) {
    return resumable
        .map(text -> "; " + text)
        .orElseGet(
            () ->
                gone.isEmpty()
                    ? ""
                    : "; "
                        + gone.stream().map(Path::toString).collect(Collectors.joining(" and "))
                        + (gone.size() == 1
                            ? " was not written, and is"
                            : " were not written, and are")
                        + " as before; the same command begins again");
  }
}
