package io.tracemill.cli;

import io.tracemill.answer.EvaluationProgress;
import io.tracemill.answer.EvaluationResult;
import io.tracemill.ask.journal.Start;
import io.tracemill.pipeline.model.ModelListener;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.concurrent.TimeUnit;

/**
 * Says how a model gets on: a bar on a terminal, elsewhere a line a minute, and in the end how fast
 * it was.
 */
final class ModelTalk implements ModelListener, AutoCloseable {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final String task;
  private final Terminal terminal;
  private final Clock clock;
  private RowProgress bar = RowProgress.NONE;
  private long begin;
  private long said;

  ModelTalk(String task, Terminal terminal, Clock clock) {
    this.task = task;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void doubted(String warning) {
    terminal.warn("warning: " + warning);
  }

  @Override
  public void started(Start journal, int rows) {
    if (journal instanceof Start.Resumed resumed && resumed.rows() > 0) {
      terminal.note(
          "resumed: " + Math.min(resumed.rows(), rows) + " of " + rows + " rows were finished");
    } else if (journal instanceof Start.Afresh afresh) {
      terminal.warn(
          "begun afresh: "
              + String.join(", ", afresh.differences())
              + "; "
              + afresh.rows()
              + " finished rows of before do not count");
    }
    bar = RowProgress.of(terminal, task, rows);
    begin = clock.nanos();
    said = begin;
  }

  @Override
  public void progress(EvaluationProgress now) {
    bar.at(now.finished());
    long time = clock.nanos();
    if (bar.isShown() || time - said < MINUTE || now.finished() == now.rows()) {
      return;
    }
    said = time;
    long left =
        (now.rows() - now.finished())
            * ((time - begin) / Math.max(1, now.finished() - now.resumed()));
    terminal.note(
        task
            + ": "
            + now.finished()
            + " of "
            + now.rows()
            + " rows, "
            + perSecond(now.newTokens(), time - begin)
            + " new tokens a second, about "
            + (left / MINUTE + 1)
            + " min left");
  }

  @Override
  public void lowered(int from, int to, String reason) {
    terminal.warn("batch lowered from " + from + " to " + to + ": " + reason);
  }

  /** Says how fast it was. */
  void finished(EvaluationResult result) {
    bar.close();
    long time = clock.nanos() - begin;
    EvaluationProgress all = result.progress();
    int rows = all.rows() - all.resumed();
    if (rows > 0) {
      String count = rows == 1 ? "1 row" : rows + " rows";
      terminal.note("finished " + count + " in " + seconds(time) + " s" + speed(all, time));
    }
  }

  /** Nothing where no row was answered; where labels were scored, none is written. */
  private static String speed(EvaluationProgress all, long time) {
    if (all.promptTokens() == 0) {
      return "";
    }
    String written =
        all.newTokens() == 0 ? "" : perSecond(all.newTokens(), time) + " new tokens and ";
    return ": " + written + perSecond(all.promptTokens(), time) + " tokens of prompts a second";
  }

  private static String perSecond(long count, long nanos) {
    return rounded(
        BigDecimal.valueOf(count)
            .multiply(BigDecimal.valueOf(TimeUnit.SECONDS.toNanos(1)))
            .divide(BigDecimal.valueOf(Math.max(1, nanos)), MathContext.DECIMAL64));
  }

  private static String seconds(long nanos) {
    return rounded(BigDecimal.valueOf(nanos, 9));
  }

  /** Three digits. */
  private static String rounded(BigDecimal number) {
    BigDecimal three = number.round(new MathContext(3));
    return (three.scale() < 0 ? three.setScale(0) : three).toPlainString();
  }

  @Override
  public void close() {
    bar.close();
  }
}
