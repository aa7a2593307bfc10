package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;

/**
 * Drops traces that have little to do with the job description, or whose turns do not hang
 * together; without a model.
 */
public final class RelevanceScreen implements Screen {
  private final DescribedJob job;
  private final Thresholds thresholds;
  private final Explainer explainer;

  private RelevanceScreen(DescribedJob job, Thresholds thresholds) {
    this.job = job;
    this.thresholds = thresholds;
    this.explainer = new Explainer(job);
  }

  /** Lets those pass that reach {@code thresholds} for {@code task}. */
  public static RelevanceScreen of(JobDescription job, Task task, Thresholds thresholds) {
    return new RelevanceScreen(DescribedJob.of(job, task), thresholds);
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(Evidence.COLUMN);
  }

  @Override
  public Measurer measurer() {
    return new Gatherer(job);
  }

  @Override
  public RelevanceVerdict decide(TraceTable table, Fates fates, TracesAgain again) {
    Candidates candidates = new Candidates(table, fates, table.numbers(TraceTable.USE));
    Corpus corpus = Corpus.of(job.tools().any(), candidates);
    RelevanceScale scale = new RelevanceScale(thresholds, corpus, job.vocabulary());
    ScoreCounts scores = new ScoreCounts();
    candidates.forEach(
        (trace, evidence) -> {
          Rating rating = scale.rating(evidence);
          scores.add(rating);
          thresholds
              .dropped(rating.relevance(), rating.coherence())
              .ifPresent(reason -> fates.drop(trace, reason));
        });
    return new RelevanceVerdict(table, scale, scores);
  }

  /** What of {@code trace} does not fit the job description, by name; reads it again. */
  public List<String> details(Trace trace) {
    return explainer.explain(trace);
  }

  /** Conversations with an answer that nothing is decided about. */
  private record Candidates(TraceTable table, Fates fates, IntToLongFunction uses)
      implements Corpus.Traces {

    void forEach(Taker taker) {
      IntFunction<Evidence> evidence = Evidence.of(table);
      for (int trace = 0; trace < fates.size(); trace++) {
        if (fates.isCandidate(trace) && uses.applyAsLong(trace) == Use.EXAMPLES.ordinal()) {
          taker.take(trace, evidence.apply(trace));
        }
      }
    }

    @Override
    public <P extends EvidencePass<P>> P count(Supplier<P> pass) {
      P counts = pass.get();
      forEach((trace, evidence) -> counts.add(evidence));
      return counts;
    }
  }

  /** What is done with the evidence of a trace. */
  private interface Taker {
    void take(int trace, Evidence evidence);
  }
}
