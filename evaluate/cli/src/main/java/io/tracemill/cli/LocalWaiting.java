package io.tracemill.cli;

import io.tracemill.pipeline.Progress;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.local.Crew;
import io.tracemill.platform.local.JobQueue;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Runs the jobs of a workspace in this process, or has another do it. */
final class LocalWaiting implements Opened.Waiting {
  private final Workspace workspace;
  private final Path root;
  private final JobQueue jobs;
  private final World world;
  private final Terminal terminal;

  /** Closes {@code workspace}, which is that of {@code root}. */
  LocalWaiting(Workspace workspace, Path root, World world, Terminal terminal) {
    this.workspace = workspace;
    this.root = root;
    this.world = world;
    this.terminal = terminal;
    this.jobs = new JobQueue(workspace, crew(world), Interruption.ONLY::isComing);
  }

  /** Who works for the platform of this machine. */
  static Crew crew(World world) {
    return new Crew(
        world.models(), () -> new Random().nextLong(), RunSummary::text, LocalWaiting::reason);
  }

  /** What a command would say. */
  private static String reason(Throwable failure) {
    StringWriter words = new StringWriter();
    PrintWriter err = new PrintWriter(words, true);
    if (failure instanceof Exception exception) {
      Failures.exitCode(exception, new SettingNames(List.of()), err);
    } else {
      err.println(failure);
    }
    return words.toString().strip().replaceFirst("^tracemill: ", "");
  }

  @Override
  public JobStatus await(JobKind kind, Id job) throws IOException, InterruptedException {
    terminal.resumable(
        "the " + kind.noun() + " waits: tracemill model process-uploads goes on with it");
    Interruption.ONLY.beginWork();
    try {
      return jobs.await(job, next -> progress(next, job));
    } finally {
      Interruption.ONLY.endWork();
    }
  }

  private Progress progress(Id job, Id awaited) {
    if (!job.equals(awaited)) {
      terminal.note("first " + named(job) + ", which has waited longer");
    }
    return terminal.progress(world.nanos());
  }

  private String named(Id job) {
    try {
      JobKind kind =
          workspace.datasets().find(job).isPresent()
              ? JobKind.DATASET
              : workspace.evaluations().find(job).isPresent()
                  ? JobKind.TEACHER_EVALUATION
                  : JobKind.UPLOAD;
      return kind.noun() + " " + job;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Processes all that wait. */
  void processAll() throws IOException {
    Interruption.ONLY.beginWork();
    try {
      jobs.runAll(
          job -> {
            terminal.note(named(job));
            return terminal.progress(world.nanos());
          });
    } finally {
      Interruption.ONLY.endWork();
    }
  }

  @Override
  public boolean isForsaken() throws IOException {
    return jobs.isAnyWaiting() && jobs.isIdle();
  }

  @Override
  public void leave() throws IOException {
    Background.start(
        List.of("model", "process-uploads", "--quiet", "--workspace", root.toString()));
  }

  @Override
  public void close() throws IOException {
    workspace.close();
  }
}
