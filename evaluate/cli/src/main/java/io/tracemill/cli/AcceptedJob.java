package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.Platform;
import java.io.IOException;

/**
 * A job that a platform has accepted, and what becomes of it.
 *
 * @param answer that names it
 * @param next what can be done then
 */
record AcceptedJob(Opened opened, JobKind kind, Node answer, Next next) {
  private static final Name WARNING = Name.of("warning");

  /**
   * What can be done with a job.
   *
   * @param status which command says how far it is
   * @param done what to do when it has succeeded
   */
  record Next(String status, String done) {}

  /** Says so in a {@code sentence} that ends with its id, and waits where that is asked for. */
  void tell(String sentence, Given given, Terminal terminal)
      throws IOException, InterruptedException {
    Id job = Uploads.of(answer);
    terminal.answer(answer, sentence + " " + job);
    answer.find(WARNING).ifPresent(warning -> terminal.warn("warning: " + warning.text()));
    boolean wait = opened.isHere() ? !given.has("detach") : given.has("wait");
    if (wait) {
      await(job, terminal);
    } else {
      opened.waiting().leave();
      terminal.note(NextStep.next(next.status()));
    }
  }

  private void await(Id job, Terminal terminal) throws IOException, InterruptedException {
    terminal.resumable("the " + kind.noun() + " goes on without it; " + next.status());
    JobStatus status = opened.waiting().await(kind, job);
    if (!status.isFinal()) {
      return; // The process is being ended, which Interruption tells.
    }
    Platform platform = opened.platform();
    if (status != JobStatus.JOB_SUCCESS) {
      String which = kind.noun() + " " + job + " ended in " + status;
      throw new NotProcessed(which + kind.reason(platform, job));
    }
    if (!terminal.json()) {
      terminal.exactly(kind.result(platform, job));
    }
    terminal.note(NextStep.next(next.done()));
  }

  /** A job was accepted, but did not succeed. */
  static final class NotProcessed extends IOException {
    private static final long serialVersionUID = 1;

    NotProcessed(String message) {
      super(message);
    }
  }
}
