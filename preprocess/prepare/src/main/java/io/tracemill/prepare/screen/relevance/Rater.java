package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;

/** Somebody who reads traces and says how relevant and coherent they are. */
public interface Rater {

  /** The name that people know it by. */
  String name();

  /**
   * Rates all candidates of {@code fates} that are conversations with an answer.
   *
   * @param table the survey of {@code again}
   * @throws IOException if a trace cannot be read, or the rater not be asked
   */
  Ratings rate(TraceTable table, Fates fates, TracesAgain again) throws IOException;
}
