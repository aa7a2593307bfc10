package io.tracemill.platform.local;

import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.RowsAnswered;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * What is said while a job runs, each line with its time, in a file; the same is told to whoever
 * looks on. What cannot be written is not: a log never ends a job.
 */
final class JobLog implements Progress, Closeable {
  private final Workspace workspace;
  private final Writer out;
  private final Progress beside;
  private final BooleanSupplier stop;

  /**
   * Goes on with a log.
   *
   * @param beside is told the same
   * @param stop whether the job is to end
   */
  static JobLog open(Workspace workspace, Path file, Progress beside, BooleanSupplier stop)
      throws IOException {
    Writer out =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return new JobLog(workspace, out, beside, stop);
  }

  private JobLog(Workspace workspace, Writer out, Progress beside, BooleanSupplier stop) {
    this.workspace = workspace;
    this.out = out;
    this.beside = beside;
    this.stop = stop;
  }

  /** Says something to the file alone. */
  void write(String text) {
    try {
      out.write(Outside.text(workspace.now()) + " " + text.stripTrailing() + "\n");
      out.flush();
    } catch (IOException e) {
      beside.warn("the log of this upload cannot be written: " + e.getMessage());
    }
  }

  @Override
  public void begin(String name, Unit unit, OptionalLong total) {
    write("begins: " + name);
    beside.begin(name, unit, total);
  }

  @Override
  public void read(long bytes) {
    beside.read(bytes);
  }

  @Override
  public void answered(RowsAnswered now) {
    beside.answered(now);
  }

  @Override
  public void end() {
    beside.end();
  }

  @Override
  public void note(String text) {
    write(text);
    beside.note(text);
  }

  @Override
  public void warn(String text) {
    write(text);
    beside.warn(text);
  }

  @Override
  public boolean isCancelled() {
    return stop.getAsBoolean() || beside.isCancelled();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
