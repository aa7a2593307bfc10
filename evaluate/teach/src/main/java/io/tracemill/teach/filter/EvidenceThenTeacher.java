package io.tracemill.teach.filter;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.screen.relevance.Rating;
import io.tracemill.prepare.screen.relevance.Ratings;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.RelevanceVerdict;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import io.tracemill.prepare.screen.relevance.ScoredVerdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Asks a teacher only about what passes without one; a trace has to pass both. */
public final class EvidenceThenTeacher implements Screen {
  private final RelevanceScreen evidence;
  private final TeacherFilter teacher;

  /** Has {@code evidence} decide before {@code teacher}. */
  public EvidenceThenTeacher(RelevanceScreen evidence, TeacherFilter teacher) {
    this.evidence = evidence;
    this.teacher = teacher;
  }

  @Override
  public List<TableColumn> columns() {
    return evidence.columns();
  }

  @Override
  public Measurer measurer() {
    return evidence.measurer();
  }

  @Override
  public ScoredVerdict decide(TraceTable table, Fates fates, TracesAgain again) throws IOException {
    RelevanceVerdict first = evidence.decide(table, fates, again);
    TeacherFilter.Rated second = teacher.decide(table, fates, again);
    return new Both(first, second, scores(first, second.ratings()));
  }

  /** The scores by which each trace is judged: the teacher's where it gave any. */
  private static ScoreCounts scores(RelevanceVerdict first, Ratings second) {
    ScoreCounts scores = new ScoreCounts();
    scores.add(first.scores());
    IntFunction<Rating> evidence = first.ratings();
    for (int trace = 0; trace < second.size(); trace++) {
      Optional<Rating> rating = second.of(trace);
      if (rating.isPresent()) {
        scores.replace(evidence.apply(trace), rating.get());
      }
    }
    return scores;
  }

  /** What both decided. */
  private record Both(RelevanceVerdict first, TeacherFilter.Rated second, ScoreCounts scores)
      implements ScoredVerdict {

    @Override
    public String explain(int trace) {
      Verdict verdict = second.ratings().of(trace).isPresent() ? second : first;
      return verdict.explain(trace);
    }
  }
}
