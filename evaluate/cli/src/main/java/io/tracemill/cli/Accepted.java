package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import java.io.IOException;
import java.util.Optional;

/**
 * An upload that a platform has accepted, and what becomes of it.
 *
 * @param answer that names it
 */
record Accepted(Opened opened, Id model, Node answer) {
  private static final String FAILED = " failed: ";
  private static final Name WARNING = Name.of("warning");

  /** Says so, and waits for it where that is asked for. */
  void tell(String sentence, Given given, Terminal terminal)
      throws IOException, InterruptedException {
    Id upload = Uploads.of(answer);
    terminal.answer(answer, sentence + " Upload ID: " + upload);
    answer.find(WARNING).ifPresent(warning -> terminal.warn("warning: " + warning.text()));
    boolean wait = opened.isHere() ? !given.has("detach") : given.has("wait");
    if (!wait) {
      opened.waiting().leave();
      terminal.note(NextStep.ofUpload(model));
      return;
    }
    JobStatus status = opened.waiting().await(upload);
    if (!status.isFinal()) {
      return; // The process is being ended, which Interruption tells.
    }
    Node whole = opened.platform().uploadStatus(upload);
    if (status != JobStatus.JOB_SUCCESS) {
      throw new NotProcessed(upload, status, reason(upload));
    }
    if (!terminal.json()) {
      terminal.exactly(UploadText.of(upload, whole, Optional.empty()));
    }
    terminal.note(NextStep.ofProcessed(model));
  }

  /** The cause of a failure is the end of the log. */
  private String reason(Id upload) throws IOException {
    String logs =
        opened
            .platform()
            .uploadLogs(upload)
            .find(Name.of("logs"))
            .map(ModelText::text)
            .orElse("")
            .strip();
    int from = logs.lastIndexOf(FAILED);
    return from < 0 ? "" : logs.substring(from + FAILED.length());
  }

  /** An upload was accepted, but its job did not succeed. */
  static final class NotProcessed extends IOException {
    private static final long serialVersionUID = 1;

    NotProcessed(Id upload, JobStatus status, String reason) {
      super("upload " + upload + " ended in " + status + (reason.isEmpty() ? "" : ": " + reason));
    }
  }
}
