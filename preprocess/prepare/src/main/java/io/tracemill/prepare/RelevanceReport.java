package io.tracemill.prepare;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.format.TraceReader;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.screen.relevance.Corpus;
import io.tracemill.prepare.screen.relevance.Evidence;
import io.tracemill.prepare.screen.relevance.Explainer;
import io.tracemill.prepare.screen.relevance.Gatherer;
import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.RelevanceScale;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.trace.Item;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Says of each trace how relevant and coherent it is, and why, in two passes over a file: the first
 * to {@link #gather}, the second to {@link #judge}. Used once.
 *
 * <p>Traces are compared with the same others as in a run: duplicates and traces without an answer
 * are judged too, but do not count.
 */
public final class RelevanceReport {
  private final JobDescription job;
  private final Thresholds thresholds;
  private final TokenizerKind tokenizer;
  private final Explainer explainer;
  private final SurveyRow survey;
  private final TraceTable table = new TraceTable(TraceTable.COLUMNS + Evidence.LONGS);
  private final Tally lines = new Tally();
  private final Tally traces = new Tally();
  private int judged;

  /** A report of how well traces fit {@code job}. */
  public RelevanceReport(
      JobDescription job, Task task, Thresholds thresholds, TokenizerKind tokenizer) {
    this.job = job;
    this.thresholds = thresholds;
    this.tokenizer = tokenizer;
    this.survey = new SurveyRow(Optional.of(new Gatherer(job, task)), trace -> {});
    this.explainer = new Explainer(job, task);
  }

  /** What is done with a trace. */
  private interface Taker {
    void take(Trace trace, Line line) throws IOException;
  }

  /** Reads what traces there are. */
  public void gather(Batches.Source source, TraceFormat format) throws IOException {
    each(source, format, lines, (trace, line) -> table.add(survey.of(trace, line), 0));
  }

  /** Writes a line of JSON for each of the traces, which are those that were gathered. */
  public Counts judge(Batches.Source source, TraceFormat format, OutputStream out)
      throws IOException {
    int[] originals = Duplicates.find(table);
    Corpus corpus = Corpus.of(job, taker -> candidates(originals, taker));
    RelevanceScale judge = new RelevanceScale(job, thresholds, corpus);
    each(source, format, new Tally(), (trace, line) -> judge(judge, trace, out));
    if (judged != table.size()) {
      throw changed();
    }
    return new Counts(lines, traces);
  }

  private void candidates(int[] originals, Consumer<Evidence> taker) {
    for (int trace = 0; trace < originals.length; trace++) {
      if (originals[trace] == trace && table.get(trace, TraceTable.USE) == Use.EXAMPLES.ordinal()) {
        taker.accept(evidence(trace));
      }
    }
  }

  private Evidence evidence(int trace) {
    long[] row = new long[table.width()];
    table.copy(trace, row);
    return Evidence.readFrom(row, Survey.EVIDENCE);
  }

  private void judge(RelevanceScale judge, Trace trace, OutputStream out) throws IOException {
    if (judged == table.size()) {
      throw changed();
    }
    Evidence evidence = evidence(judged);
    judged++;
    judge.dropped(evidence).ifPresentOrElse(traces::drop, traces::keep);
    Judgement judgement = judge.judge(evidence);
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("line").value(trace.origin().line());
    if (!trace.origin().isWholeLine()) {
      text.name("path").value(trace.origin().path());
    }
    text.name("relevance").value(judgement.relevance());
    text.name("coherence").value(judgement.coherence());
    text.name("keep").value(judgement.keep()).name("reasons").beginArray();
    judgement.reasons().forEach(text::value);
    explainer.explain(trace).forEach(text::value);
    out.write(text.endArray().endObject().toBytes());
    out.write('\n');
  }

  private static IOException changed() {
    return new IOException("the traces changed while they were read; try again");
  }

  private void each(Batches.Source source, TraceFormat format, Tally tally, Taker taker)
      throws IOException {
    TraceReader reader = new TraceReader(format, tokenizer, new Tally(), new Tally());
    for (Optional<Lines> next = source.next(); next.isPresent(); next = source.next()) {
      for (Line line : next.get().lines()) {
        reader.take(
            line,
            Outlet.of(item -> take(item, line, tally, taker), drop -> tally.drop(drop.reason())));
      }
    }
  }

  private static void take(Item item, Line line, Tally tally, Taker taker) throws IOException {
    if (item instanceof Trace trace) {
      tally.keep();
      taker.take(trace, line);
    } else {
      tally.drop(DropReason.NOT_A_CONVERSATION);
    }
  }

  /**
   * What came out.
   *
   * @param lines those with a trace are kept
   * @param traces those that reach both thresholds are kept
   */
  public record Counts(Tally lines, Tally traces) {}
}
