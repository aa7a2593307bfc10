package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.chain.Beginnings;
import io.tracemill.prepare.screen.duplicates.DuplicateReason;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.screen.relevance.RelevanceReason;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The screens of a run, in the order in which they decide. */
public final class Screens {
  /** Why a run drops traces before it splits the others, in the order in which it is told. */
  public static final List<Reason> REASONS =
      List.of(
          DuplicateReason.DUPLICATE,
          RelevanceReason.IRRELEVANT,
          RelevanceReason.INCOHERENT,
          DropReason.NO_ANSWER);

  private Screens() {}

  /**
   * The screens for traces of {@code job}.
   *
   * @param relevance empty where the filter is off
   */
  public static List<Screen> of(JobDescription job, Task task, Optional<Thresholds> relevance) {
    return of(relevance.map(thresholds -> RelevanceScreen.of(job, task, thresholds)));
  }

  /**
   * The screens of a run whose filter by relevance is {@code relevance}.
   *
   * @param relevance whoever decides; empty where the filter is off
   */
  public static List<Screen> of(Optional<? extends Screen> relevance) {
    return Stream.concat(Stream.of(new Duplicates(), new Beginnings()), relevance.stream())
        .toList();
  }
}
