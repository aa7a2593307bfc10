package io.tracemill.platform.local;

import io.tracemill.pipeline.CancelledException;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.workspace.JobState;
import io.tracemill.platform.workspace.PathLock;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The jobs of a workspace: one at a time, whichever process runs it, in the order in which they
 * came. One that was begun by a process that is no more is begun once again, and not a third time.
 * Thread-safe.
 */
public final class JobQueue {
  private static final int MOST_RUNS = 2;
  private static final long PAUSE_MILLIS = 100;

  private final Workspace workspace;
  private final UploadFiles files;
  private final UploadJob job;
  private final BooleanSupplier ending;

  /** JobQueue that have ended, of which nothing has to be read any more. */
  private final Set<Id> ended = ConcurrentHashMap.newKeySet();

  /**
   * The jobs of {@code workspace}.
   *
   * @param ending whether this process ends: a job that it runs is put back then
   */
  public JobQueue(Workspace workspace, UploadJob job, BooleanSupplier ending) {
    this.workspace = workspace;
    this.files = new UploadFiles(workspace);
    this.job = job;
    this.ending = ending;
  }

  /** Whether any waits, or was left in its middle. */
  public boolean isAnyWaiting() throws IOException {
    return next().isPresent();
  }

  /** Whether no process runs one now. */
  public boolean isIdle() throws IOException {
    Optional<PathLock> free = workspace.takeJobs();
    if (free.isPresent()) {
      free.get().close();
    }
    return free.isPresent();
  }

  /**
   * Runs the one that has waited longest, if there is one and no process runs another.
   *
   * @param progress of a job, for who looks on
   * @return what was run
   */
  public Optional<Id> runNext(Function<Id, Progress> progress) throws IOException {
    Optional<PathLock> right = ending.getAsBoolean() ? Optional.empty() : workspace.takeJobs();
    if (right.isEmpty()) {
      return Optional.empty();
    }
    try {
      Optional<UploadEntry> next = next();
      if (next.isPresent()) {
        run(next.get(), progress);
      }
      return next.map(UploadEntry::id);
    } finally {
      right.get().close();
    }
  }

  /**
   * Runs jobs, or waits while another process does, until {@code upload} has ended.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  public JobStatus await(Id upload, Function<Id, Progress> progress)
      throws IOException, InterruptedException {
    while (true) {
      JobStatus status = workspace.uploads().find(upload).orElseThrow().job().status();
      if (status.isFinal() || ending.getAsBoolean()) {
        return status;
      } else if (runNext(progress).isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  /** Runs all that wait. */
  public void runAll(Function<Id, Progress> progress) throws IOException {
    boolean more = true;
    while (more) {
      more = runNext(progress).isPresent();
    }
  }

  private Optional<UploadEntry> next() throws IOException {
    Optional<UploadEntry> oldest = Optional.empty();
    for (Id id : workspace.uploads().ids()) {
      Optional<UploadEntry> found =
          ended.contains(id) ? Optional.empty() : workspace.uploads().find(id);
      if (found.isPresent() && found.get().job().status().isFinal()) {
        ended.add(id);
      } else if (found.isPresent() && workspace.isWhole(found.get())) {
        boolean older =
            oldest.isEmpty() || UploadEntry.NEWEST_FIRST.compare(found.get(), oldest.get()) > 0;
        oldest = older ? found : oldest;
      }
    }
    return oldest;
  }

  private void run(UploadEntry upload, Function<Id, Progress> progress) throws IOException {
    if (upload.job().status() == JobStatus.JOB_RUNNING && upload.job().runs() >= MOST_RUNS) {
      end(upload, JobStatus.JOB_FAILURE, "interrupted by a restart, twice");
      return;
    }
    UploadEntry begun = upload.with(upload.job().begun());
    workspace.uploads().replace(begun);
    BooleanSupplier stop = () -> ending.getAsBoolean() || Files.exists(files.stop(begun));
    try (JobLog log = JobLog.open(workspace, files.log(begun), progress.apply(begun.id()), stop)) {
      if (begun.job().runs() > 1) {
        log.write("begins again: it was interrupted");
      }
      run(begun, log);
    }
  }

  private void run(UploadEntry upload, JobLog log) throws IOException {
    try {
      RunResult result = job.run(files, upload, workspace, log);
      if (result.failure().isPresent()) {
        failed(upload, result.failure().get(), log);
      } else {
        end(upload, JobStatus.JOB_SUCCESS, "");
      }
    } catch (CancelledException e) {
      cancelled(upload, log);
    } catch (RequestException | NotAcceptable e) {
      failed(upload, e, log);
    } catch (UncheckedIOException e) {
      failed(upload, Optional.<Exception>ofNullable(e.getCause()).orElse(e), log);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      failed(upload, e, log);
    }
  }

  private void cancelled(UploadEntry upload, JobLog log) throws IOException {
    if (Files.exists(files.stop(upload))) {
      log.write("stopped");
      end(upload, JobStatus.JOB_STOPPED, "stopped by its user");
    } else {
      log.write("put back: the process that ran it ends");
      workspace.uploads().replace(upload.with(upload.job().putBack()));
    }
  }

  private void failed(UploadEntry upload, Throwable failure, JobLog log) throws IOException {
    String reason = job.words(failure);
    log.write("failed: " + reason);
    end(upload, JobStatus.JOB_FAILURE, reason);
  }

  private void end(UploadEntry upload, JobStatus how, String reason) throws IOException {
    Optional<String> why = Optional.of(reason).filter(text -> !text.isEmpty());
    JobState state = upload.job().ended(how, workspace.now(), why);
    workspace.uploads().replace(upload.with(state));
  }
}
