package io.tracemill.prepare;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.screen.relevance.Corpus;
import io.tracemill.prepare.screen.relevance.Evidence;
import io.tracemill.prepare.screen.relevance.Judgement;
import io.tracemill.prepare.screen.relevance.RelevanceScale;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.split.Selection;
import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import io.tracemill.trace.JobDescription;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Decides what becomes of each surveyed trace: duplicates, relevance, then the split. */
final class Decision {
  private final TraceTable table;
  private final Fate[] fates;
  private final int[] originals;
  private final Optional<RelevanceScale> judge;
  private final long[] row;
  private final int largestGroup;

  /** Decides about all traces of {@code table}; {@code tested} are first users of a test set. */
  Decision(TraceTable table, PrepareSettings settings, JobDescription job, Set<Long> tested) {
    this.table = table;
    fates = new Fate[table.size()];
    originals = Duplicates.find(table);
    row = new long[table.width()];
    Arrays.setAll(fates, this::usable);
    judge = settings.relevance().map(thresholds -> judge(job, thresholds));
    judge.ifPresent(this::filter);
    Selection selection = new Selection(table, fates, settings.sizes(), settings.seed());
    largestGroup = selection.largestGroup();
    selection.decide(tested);
  }

  private Fate usable(int trace) {
    if (isFor(trace, Use.NOTHING)) {
      return Fate.NO_ANSWER;
    }
    return originals[trace] == trace ? Fate.CANDIDATE : Fate.DUPLICATE;
  }

  private boolean isFor(int trace, Use use) {
    return table.get(trace, TraceTable.USE) == use.ordinal();
  }

  private RelevanceScale judge(JobDescription job, Thresholds thresholds) {
    return new RelevanceScale(job, thresholds, Corpus.of(job, this::candidates));
  }

  private void candidates(Consumer<Evidence> taker) {
    for (int trace = 0; trace < fates.length; trace++) {
      if (isJudged(trace)) {
        taker.accept(evidence(trace));
      }
    }
  }

  private boolean isJudged(int trace) {
    return fates[trace] == Fate.CANDIDATE && isFor(trace, Use.EXAMPLES);
  }

  private Evidence evidence(int trace) {
    table.copy(trace, row);
    return Evidence.readFrom(row, Survey.EVIDENCE);
  }

  private void filter(RelevanceScale judge) {
    for (int trace = 0; trace < fates.length; trace++) {
      if (isJudged(trace)) {
        Optional<DropReason> reason = judge.dropped(evidence(trace));
        if (reason.isPresent()) {
          boolean irrelevant = reason.get() == DropReason.IRRELEVANT;
          fates[trace] = irrelevant ? Fate.IRRELEVANT : Fate.INCOHERENT;
        }
      }
    }
  }

  /** How many of the kept traces the largest group has. */
  int largestGroup() {
    return largestGroup;
  }

  /** What becomes of {@code trace}. */
  Fate fate(int trace) {
    return fates[trace];
  }

  /** Why {@code trace} is dropped, or nothing if it is used. */
  Optional<DropReason> dropped(int trace) {
    return switch (fates[trace]) {
      case NO_ANSWER -> Optional.of(DropReason.NO_ANSWER);
      case DUPLICATE -> Optional.of(DropReason.DUPLICATE);
      case IRRELEVANT -> Optional.of(DropReason.IRRELEVANT);
      case INCOHERENT -> Optional.of(DropReason.INCOHERENT);
      case GROUP_IN_TEST -> Optional.of(DropReason.GROUP_IN_TEST);
      case OVER_MAX_UNSTRUCTURED -> Optional.of(DropReason.OVER_MAX_UNSTRUCTURED);
      case CANDIDATE, TRAIN, TEST, UNSTRUCTURED -> Optional.empty();
    };
  }

  /** Why {@code trace} is dropped, for people. */
  String message(int trace) {
    return switch (fates[trace]) {
      case NO_ANSWER -> "expected an assistant's message but found none";
      case DUPLICATE ->
          "the same conversation as line " + table.get(originals[trace], TraceTable.LINE);
      case IRRELEVANT, INCOHERENT -> judge.map(j -> judgement(j, trace)).orElse("");
      case GROUP_IN_TEST -> "shares its session or its first user message with the test set";
      case OVER_MAX_UNSTRUCTURED -> "left over, and max_unstructured is reached";
      case CANDIDATE, TRAIN, TEST, UNSTRUCTURED -> "";
    };
  }

  private String judgement(RelevanceScale judge, int trace) {
    Judgement judgement = judge.judge(evidence(trace));
    return "relevance "
        + judgement.relevance()
        + ", coherence "
        + judgement.coherence()
        + (judgement.reasons().isEmpty() ? "" : ": " + String.join("; ", judgement.reasons()));
  }
}
