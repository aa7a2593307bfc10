package io.tracemill.teach.filter;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;
import java.util.List;

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
  public Verdict decide(TraceTable table, Fates fates, TracesAgain again) throws IOException {
    Verdict first = evidence.decide(table, fates, again);
    TeacherFilter.Rated second = teacher.decide(table, fates, again);
    return trace -> (second.ratings().of(trace).isPresent() ? second : first).explain(trace);
  }
}
