package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.flow.TicketOrder;
import io.tracemill.prepare.flow.TicketStream;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.screen.duplicates.Originals;
import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.Rater;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.RelevanceVerdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Says of each trace of a file how relevant and coherent it is, and why.
 *
 * <p>Traces are compared with the same others as in a run: duplicates and traces without an answer
 * are judged too, but do not count.
 */
public final class RelevanceReport {
  private final TraceFormat format;
  private final int threads;
  private final RelevanceScreen screen;
  private final TraceTable table;
  private final RelevanceVerdict verdict;
  private final Optional<SecondOpinion> second;

  private RelevanceReport(
      TraceFormat format, int threads, RelevanceScreen screen, Opinions opinions) {
    this.format = format;
    this.threads = threads;
    this.screen = screen;
    this.table = opinions.table();
    this.verdict = opinions.verdict();
    this.second = opinions.second();
  }

  /** What is thought of the traces of a table. */
  private record Opinions(
      TraceTable table, RelevanceVerdict verdict, Optional<SecondOpinion> second) {}

  /**
   * A report of the traces of {@code file}, which it reads.
   *
   * @param threads the result does not depend on it
   * @param rater is asked, too, where there is one, about each conversation that a run would ask it
   *     about, but without {@code screen} before
   */
  public static RelevanceReport of(
      TraceFile file, int threads, RelevanceScreen screen, Optional<? extends Rater> rater)
      throws IOException {
    SurveySettings survey = SurveySettings.of(threads, List.of(screen));
    TraceTable table =
        Survey.of(file, survey, OutputStream.nullOutputStream(), bytes -> {}).table();
    Fates fates = Decision.usable(table);
    FileAgain again = new FileAgain(file, table);
    Originals originals = new Duplicates().decide(table, fates, again);
    Optional<SecondOpinion> second =
        rater.isPresent()
            ? Optional.of(new SecondOpinion(rater.get().rate(table, fates, again), originals))
            : Optional.empty();
    RelevanceVerdict verdict = screen.decide(table, fates, again);
    return new RelevanceReport(
        file.format(), threads, screen, new Opinions(table, verdict, second));
  }

  /** How the traces are laid out. */
  public TraceFormat format() {
    return format;
  }

  /**
   * Writes a line of JSON for each trace, in the order of the input.
   *
   * @param again the same file
   */
  public Counts write(TraceFile again, OutputStream out) throws IOException {
    TicketOrder sequence = new TicketOrder();
    List<Worker> workers =
        Batches.workers(threads, () -> new Worker(again, new TicketStream(sequence, out)));
    new Batches(sequence, bytes -> {}).run(again.lines(), workers);
    Counts counts =
        new Counts(
            new Tally(),
            new Tally(),
            new JudgedTraces(),
            second.map(opinion -> new ComparedTraces()));
    int items = 0;
    for (Worker worker : workers) {
      counts.lines.add(worker.lines);
      counts.traces.add(worker.traces);
      counts.judged.add(worker.judged);
      counts.compared.ifPresent(compared -> compared.add(worker.compared));
      items += worker.items;
    }
    if (items != table.size()) {
      throw changed();
    }
    return counts;
  }

  private static IOException changed() {
    return new IOException("the traces changed while they were read; try again");
  }

  /**
   * What came out.
   *
   * @param lines those with a trace are kept
   * @param traces those that reach both thresholds are kept
   * @param compared with what somebody else says, if anybody was asked
   */
  public record Counts(
      Tally lines, Tally traces, JudgedTraces judged, Optional<ComparedTraces> compared) {}

  /** Writes what is said of the traces of a batch. */
  private final class Worker implements Batches.Worker {
    private final TraceReader reader;
    private final TicketStream out;
    private final Tally lines = new Tally();
    private final Tally traces = new Tally();
    private final JudgedTraces judged = new JudgedTraces();
    private final ComparedTraces compared = new ComparedTraces();
    private final Outlet<Item> outlet = Outlet.of(this::keep, drop -> lines.drop(drop.reason()));
    private final Fingerprint bytes = new Fingerprint();
    private Line line = Line.of("", new byte[0]);
    private long hash;
    private int row;
    private int items;

    Worker(TraceFile file, TicketStream out) {
      this.reader = file.reader(new Tally(), new Tally());
      this.out = out;
    }

    @Override
    public List<TicketStream> streams() {
      return List.of(out);
    }

    @Override
    public void take(Lines batch) throws IOException {
      for (Line next : batch.lines()) {
        line = next;
        hash = SurveyRow.hash(bytes, line);
        row = isOfLine(row) ? row : table.firstOf(line.offset());
        reader.take(line, outlet);
      }
    }

    private boolean isOfLine(int row) {
      return row < table.size() && table.get(row, TraceTable.OFFSET) == line.offset();
    }

    private void keep(Item item) throws IOException {
      if (!isOfLine(row) || table.get(row, TraceTable.RAW) != hash) {
        throw changed();
      }
      if (item instanceof Trace trace) {
        lines.keep();
        write(trace, verdict.judge(row));
      } else {
        lines.drop(DropReason.NOT_A_CONVERSATION);
      }
      items++;
      row++;
    }

    private void write(Trace trace, Judgement judgement) throws IOException {
      judgement.dropped().ifPresentOrElse(traces::drop, traces::keep);
      judged.take(trace.origin(), judgement);
      JudgementLine text = new JudgementLine(trace.origin(), judgement, screen.details(trace));
      second.ifPresent(opinion -> compare(trace.origin(), judgement, opinion, text));
      out.write(text.toBytes());
      out.write('\n');
    }

    private void compare(
        Origin origin, Judgement judgement, SecondOpinion opinion, JudgementLine text) {
      Optional<Rating> rating = opinion.of(row);
      rating.ifPresentOrElse(
          other -> compared.take(origin, judgement.rating(), other),
          () -> compared.leaveOpen(opinion.open(row)));
      text.beside(rating, opinion.open(row));
    }
  }
}
