package io.tracemill.cli;

import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.Platform;
import java.io.Closeable;
import java.io.IOException;

/**
 * A platform that is asked. Who opens it closes it.
 *
 * @param isHere whether it is on this machine, and in this process
 */
record Opened(Platform platform, Waiting waiting, boolean isHere) implements Closeable {

  /** How a job is waited for. */
  interface Waiting extends Closeable {

    /** Waits until it has ended, and says meanwhile how it gets on. */
    JobStatus await(JobKind kind, Id job) throws IOException, InterruptedException;

    /** Whether something waits that nobody does. */
    boolean isForsaken() throws IOException;

    /** Has it processed when this process is gone. */
    void leave() throws IOException;
  }

  @Override
  public void close() throws IOException {
    try (platform) {
      waiting.close();
    }
  }
}
