package io.tracemill.cli;

import io.tracemill.pipeline.Progress;
import io.tracemill.platform.Id;
import io.tracemill.platform.local.JobQueue;
import io.tracemill.platform.workspace.Workspace;
import java.util.OptionalLong;

/** Processes what is uploaded to a server, and says so in lines. */
final class ServedUploads {
  private final JobQueue jobs;
  private final Terminal terminal;

  ServedUploads(Workspace workspace, World world, Terminal terminal) {
    this.terminal = terminal;
    this.jobs = new JobQueue(workspace, LocalWaiting.crew(world), Interruption.ONLY::isComing);
  }

  /** Returns when the process is being ended. */
  void processUntilTheEnd() throws InterruptedException {
    Interruption.ONLY.beginWork();
    try {
      jobs.work(job -> new Lines(job, terminal), trouble -> terminal.warn("jobs: " + trouble));
    } finally {
      Interruption.ONLY.endWork();
    }
  }

  /** A line for each thing that is to be known of a job. */
  private record Lines(Id job, Terminal terminal) implements Progress {
    @Override
    public void begin(String name, Unit unit, OptionalLong total) {
      note(name);
    }

    @Override
    public void note(String text) {
      terminal.note(job + ": " + text);
    }

    @Override
    public void warn(String text) {
      terminal.warn(job + ": " + text);
    }
  }
}
