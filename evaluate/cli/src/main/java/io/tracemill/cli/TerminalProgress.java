package io.tracemill.cli;

import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.RowsAnswered;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says how a use case gets on: a bar on a terminal; elsewhere, where a model answers, a line a
 * minute; and in the end how fast the model was.
 */
final class TerminalProgress implements Progress {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final Terminal terminal;
  private final Optional<LongSupplier> clock;
  private Optional<Bar> bar = Optional.empty();
  private Optional<RowsAnswered> last = Optional.empty();
  private String step = "";
  private Unit counted = Unit.BYTES;
  private long begin;
  private long said;

  /** By another {@code clock} than the machine's, if there is one. */
  TerminalProgress(Terminal terminal, Optional<LongSupplier> clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public void begin(String name, Unit unit, OptionalLong total) {
    step = name;
    counted = unit;
    last = Optional.empty();
    bar =
        terminal.hasBar()
            ? Optional.of(Bar.start(name, unit, total, terminal.newBar()))
            : Optional.empty();
    if (unit != Unit.BYTES) {
      begin = nanos();
      said = begin;
    }
  }

  @Override
  public void read(long bytes) {
    if (bar.isPresent()) {
      bar.get().more(bytes);
    }
  }

  @Override
  public void answered(RowsAnswered now) {
    last = Optional.of(now);
    if (bar.isPresent()) {
      bar.get().at(now.finished(), now.aside());
    }
    long time = nanos();
    if (bar.isPresent() || time - said < MINUTE || now.finished() == now.rows()) {
      return;
    }
    said = time;
    long left =
        (now.rows() - now.finished())
            * ((time - begin) / Math.max(1, now.finished() - now.resumed()));
    terminal.note(
        step
            + ": "
            + now.finished()
            + " of "
            + now.rows()
            + (counted == Unit.ROWS ? " rows, " : " requests, ")
            + perSecond(now.newTokens(), time - begin)
            + " new tokens a second, about "
            + (left / MINUTE + 1)
            + " min left"
            + (now.aside().isEmpty() ? "" : ", " + now.aside()));
  }

  @Override
  public void end() {
    if (bar.isPresent()) {
      bar.get().close();
    }
    if (counted == Unit.ROWS && last.isPresent() && last.get().finished() == last.get().rows()) {
      finished(last.get(), nanos() - begin);
    }
  }

  private long nanos() {
    return clock.isPresent() ? clock.get().getAsLong() : System.nanoTime();
  }

  /** Says how fast it was. */
  private void finished(RowsAnswered all, long time) {
    int rows = all.rows() - all.resumed();
    if (rows > 0) {
      String count = rows == 1 ? "1 row" : rows + " rows";
      terminal.note("finished " + count + " in " + seconds(time) + " s" + speed(all, time));
    }
  }

  /** Nothing where no row was answered; where labels were scored, none is written. */
  private static String speed(RowsAnswered all, long time) {
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
  public void resumable(String text) {
    terminal.resumable(text);
  }

  @Override
  public void note(String text) {
    terminal.note(text);
  }

  @Override
  public void warn(String text) {
    terminal.warn(text);
  }
}
