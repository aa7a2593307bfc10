package io.tracemill.platform.local;

import io.tracemill.pipeline.CancelledException;
import io.tracemill.pipeline.Progress;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.workspace.Entry;
import io.tracemill.platform.workspace.JobEntry;
import io.tracemill.platform.workspace.PathLock;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The jobs of a workspace: one at a time, whichever process runs it, in the order in which they
 * came. One that was begun by a process that is no more is begun once again, and not a third time.
 * Thread-safe.
 */
public final class JobQueue {
  private static final int MOST_RUNS = 2;
  private static final long PAUSE_MILLIS = 100;
  private static final long TROUBLE_MILLIS = 5_000;

  private final Workspace workspace;
  private final List<Work<?>> works;
  private final Crew crew;
  private final BooleanSupplier ending;

  /** Jobs that have ended, of which nothing has to be read any more. */
  private final Set<Id> ended = ConcurrentHashMap.newKeySet();

  /**
   * The jobs of {@code workspace}.
   *
   * @param ending whether this process ends: a job that it runs is put back then
   */
  public JobQueue(Workspace workspace, Crew crew, BooleanSupplier ending) {
    this.workspace = workspace;
    this.works =
        List.of(
            new UploadJob(workspace, crew),
            new DatasetJob(workspace, crew),
            new EvaluationJob(workspace, crew));
    this.crew = crew;
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
      Optional<Waiting<?>> next = next();
      if (next.isPresent()) {
        next.get().run(progress);
      }
      return next.map(Waiting::id);
    } finally {
      right.get().close();
    }
  }

  /**
   * Runs jobs, or waits while another process does, until {@code job} has ended.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  public JobStatus await(Id job, Function<Id, Progress> progress)
      throws IOException, InterruptedException {
    while (true) {
      JobStatus status = status(job);
      if (status.isFinal() || ending.getAsBoolean()) {
        return status;
      } else if (runNext(progress).isEmpty()) {
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }

  private JobStatus status(Id job) throws IOException {
    for (Work<?> work : works) {
      Optional<JobStatus> found = work.shelf().find(job).map(entry -> entry.job().status());
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalArgumentException("no job " + job);
  }

  /**
   * Runs jobs as they come, until this process ends. What keeps them from running, such as a full
   * disk, is told, and they are tried again later.
   *
   * @throws InterruptedException if the thread is told to stop
   */
  public void work(Function<Id, Progress> progress, Consumer<String> trouble)
      throws InterruptedException {
    while (!ending.getAsBoolean()) {
      try {
        if (runNext(progress).isEmpty()) {
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (IOException e) {
        trouble.accept(crew.reason().apply(e));
        Thread.sleep(TROUBLE_MILLIS);
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

  private Optional<Waiting<?>> next() throws IOException {
    Optional<Waiting<?>> oldest = Optional.empty();
    for (Work<?> work : works) {
      Optional<? extends Waiting<?>> found = oldest(work);
      if (found.isPresent() && (oldest.isEmpty() || found.get().isBefore(oldest.get()))) {
        oldest = Optional.of(found.get());
      }
    }
    return oldest;
  }

  private <E extends JobEntry<E>> Optional<Waiting<E>> oldest(Work<E> work) throws IOException {
    Optional<Waiting<E>> oldest = Optional.empty();
    for (Id id : work.shelf().ids()) {
      Optional<E> found = ended.contains(id) ? Optional.empty() : work.shelf().find(id);
      if (found.isPresent() && found.get().job().status().isFinal()) {
        ended.add(id);
      } else if (found.isPresent() && work.isWhole(found.get())) {
        Waiting<E> job = new Waiting<>(work, found.get());
        oldest = oldest.isEmpty() || job.isBefore(oldest.get()) ? Optional.of(job) : oldest;
      }
    }
    return oldest;
  }

  /** A job that waits, or was left in its middle. */
  private final class Waiting<E extends JobEntry<E>> {
    private final Work<E> work;
    private final JobFolder folder;
    private E entry;

    Waiting(Work<E> work, E entry) {
      this.work = work;
      this.entry = entry;
      this.folder = new JobFolder(work.shelf().folder(entry.id()));
    }

    Id id() {
      return entry.id();
    }

    boolean isBefore(Waiting<?> other) {
      return Entry.NEWEST_FIRST.compare(entry, other.entry) > 0;
    }

    void run(Function<Id, Progress> progress) throws IOException {
      if (entry.job().status() == JobStatus.JOB_RUNNING && entry.job().runs() >= MOST_RUNS) {
        end(JobStatus.JOB_FAILURE, Optional.of("interrupted by a restart, twice"));
        return;
      }
      replace(entry.with(entry.job().begun()));
      BooleanSupplier stop = () -> ending.getAsBoolean() || folder.isStopped();
      try (JobLog log = JobLog.open(workspace, folder.log(), progress.apply(id()), stop)) {
        if (entry.job().runs() > 1) {
          log.write("begins again: it was interrupted");
        }
        run(log);
      }
    }

    private void run(JobLog log) throws IOException {
      Optional<Exception> failure;
      try {
        failure = work.run(entry, folder, log);
      } catch (CancelledException e) {
        cancelled(log);
        return;
      } catch (UncheckedIOException e) {
        failure = Optional.of(e.getCause() == null ? e : e.getCause());
      } catch (OutOfMemoryError e) {
        failure = Optional.of(new IOException("out of memory", e));
      } catch (IOException | RuntimeException e) {
        failure = Optional.of(e);
      }
      if (failure.isPresent() && ending.getAsBoolean()) {
        // Its files are taken away while the process ends, which says nothing of the job.
        cancelled(log);
        return;
      }
      Optional<String> reason = failure.map(crew.reason());
      reason.ifPresent(why -> log.write("failed: " + why));
      end(reason.isPresent() ? JobStatus.JOB_FAILURE : JobStatus.JOB_SUCCESS, reason);
    }

    private void cancelled(JobLog log) throws IOException {
      if (folder.isStopped()) {
        log.write("stopped");
        end(JobStatus.JOB_STOPPED, Optional.of("stopped by its user"));
      } else {
        log.write("put back: the process that ran it ends");
        replace(entry.with(entry.job().putBack()));
      }
    }

    private void end(JobStatus how, Optional<String> reason) throws IOException {
      replace(entry.with(entry.job().ended(how, workspace.now(), reason)));
    }

    private void replace(E changed) throws IOException {
      work.shelf().replace(changed);
      entry = changed;
    }
  }
}
