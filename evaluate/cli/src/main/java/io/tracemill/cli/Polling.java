package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.Platform;
import java.io.IOException;
import java.time.Duration;

/** Waits for jobs of a platform elsewhere by asking it again and again, ever more seldom. */
record Polling(Platform platform) implements Opened.Waiting {
  private static final Duration FIRST = Duration.ofMillis(200);

  /** As the platform's own page waits. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private static final Name STATUS = Name.of("status");

  @Override
  public JobStatus await(JobKind kind, Id job) throws IOException, InterruptedException {
    long pause = FIRST.toMillis();
    while (true) {
      JobStatus status = status(kind.status(platform, job).field(STATUS).text());
      if (status.isFinal()) {
        return status;
      }
      Thread.sleep(pause);
      pause = Math.min(LONGEST.toMillis(), 2 * pause);
    }
  }

  private static JobStatus status(String word) throws IOException {
    try {
      return JobStatus.valueOf(word);
    } catch (IllegalArgumentException e) {
      throw new IOException("the server gives a status that is none: " + word, e);
    }
  }

  @Override
  public boolean isForsaken() {
    return false;
  }

  @Override
  public void leave() {}

  @Override
  public void close() {}
}
