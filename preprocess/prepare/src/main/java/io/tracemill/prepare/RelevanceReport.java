package io.tracemill.prepare;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
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
import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.RelevanceVerdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Item;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

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

  private RelevanceReport(
      TraceFormat format,
      int threads,
      RelevanceScreen screen,
      TraceTable table,
      RelevanceVerdict verdict) {
    this.format = format;
    this.threads = threads;
    this.screen = screen;
    this.table = table;
    this.verdict = verdict;
  }

  /**
   * A report of the traces of {@code file}, which it reads.
   *
   * @param threads the result does not depend on it
   */
  public static RelevanceReport of(TraceFile file, int threads, RelevanceScreen screen)
      throws IOException {
    SurveySettings survey = SurveySettings.of(threads, List.of(screen));
    TraceTable table =
        Survey.of(file, survey, OutputStream.nullOutputStream(), bytes -> {}).table();
    Fates fates = Decision.usable(table);
    FileAgain again = new FileAgain(file, table);
    new Duplicates().decide(table, fates, again);
    RelevanceVerdict verdict = screen.decide(table, fates, again);
    return new RelevanceReport(file.format(), threads, screen, table, verdict);
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
    Counts counts = new Counts(new Tally(), new Tally(), new JudgedTraces());
    int items = 0;
    for (Worker worker : workers) {
      counts.lines.add(worker.lines);
      counts.traces.add(worker.traces);
      counts.judged.add(worker.judged);
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
   */
  public record Counts(Tally lines, Tally traces, JudgedTraces judged) {}

  /** Writes what is said of the traces of a batch. */
  private final class Worker implements Batches.Worker {
    private final TraceReader reader;
    private final TicketStream out;
    private final Tally lines = new Tally();
    private final Tally traces = new Tally();
    private final JudgedTraces judged = new JudgedTraces();
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
        row = isOfLine(row) ? row : table.firstOf(line.number());
        reader.take(line, outlet);
      }
    }

    private boolean isOfLine(int row) {
      return row < table.size() && table.get(row, TraceTable.LINE) == line.number();
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
      JsonText text = new JsonText(Layout.COMPACT).beginObject();
      text.name("line").value(trace.origin().line());
      if (!trace.origin().isWholeLine()) {
        text.name("path").value(trace.origin().path());
      }
      text.name("relevance").value(judgement.relevance());
      text.name("coherence").value(judgement.coherence());
      text.name("keep").value(judgement.keep()).name("reasons").beginArray();
      judgement.reasons().forEach(text::value);
      screen.details(trace).forEach(text::value);
      out.write(text.endArray().endObject().toBytes());
      out.write('\n');
    }
  }
}
