package io.tracemill.pipeline.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this process makes and has not completed, so that whoever ends the process early can take it
 * away: of that nothing else in the process hears. Thread-safe.
 */
public final class Unfinished {
  private static final Set<Work> ALL = new LinkedHashSet<>();

  private static boolean abandoned;

  private Unfinished() {}

  /** Something that is being made. */
  interface Work {

    /** What it is to become; nothing where nobody waits for it. */
    Optional<Path> output();

    /** Takes away what there is of it. */
    void remove() throws IOException;
  }

  /** The last step of a work: gives it its name. */
  interface Completion {
    void run() throws IOException;
  }

  /** Notes a work; one that begins when all is given up is taken away at once. */
  static synchronized void begin(Work work) throws IOException {
    if (abandoned) {
      work.remove();
      throw ended(work);
    }
    ALL.add(work);
  }

  private static FileSystemException ended(Work work) {
    String output = work.output().map(Path::toString).orElse("");
    return new FileSystemException(output, null, "the process ends");
  }

  /** Completes a work at once or not at all, whenever the process is ended. */
  static synchronized void complete(Work work, Completion completion) throws IOException {
    if (abandoned) {
      throw ended(work);
    }
    completion.run();
    ALL.remove(work);
  }

  static synchronized void end(Work work) {
    ALL.remove(work);
  }

  /** Takes all of it away, for good: nothing is completed after that. Returns what will not be. */
  public static synchronized List<Path> abandon() {
    abandoned = true;
    List<Path> outputs = new ArrayList<>();
    for (Work work : ALL) {
      work.output().ifPresent(outputs::add);
      try {
        work.remove();
      } catch (IOException e) {
        // The next run with the same output removes it.
      }
    }
    ALL.clear();
    return outputs;
  }
}
