package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.prepare.Contradicted;
import io.tracemill.prepare.Overlap;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedSplit;
import io.tracemill.prepare.Screens;
import io.tracemill.prepare.WrittenRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the lines and traces of a run, and what was proven about it.
 *
 * @param lines kept are those that hold a trace or text
 * @param traces kept are those that are neither duplicate nor filtered out
 * @param largestGroup how many of the kept traces are of one group, which stays on one side
 * @param testSetGiven whether the test set was given, not generated
 * @param testSetBreaks what the upload would refuse of a given test set
 * @param leftOver the kept traces that are in no split; kept are those written as unstructured
 * @param overlap what the rows of both splits share
 * @param disagreeing rows whose prompt another row answers differently
 * @param prompts of the test set
 * @param answered those of them that occur in the traces
 */
public record Funnel(
    StageCounts lines,
    StageCounts traces,
    long largestGroup,
    Split train,
    Split test,
    boolean testSetGiven,
    List<String> testSetBreaks,
    StageCounts leftOver,
    Shared overlap,
    Disagreeing disagreeing,
    long prompts,
    long answered) {

  /** Copies the breaks. */
  public Funnel {
    testSetBreaks = List.copyOf(testSetBreaks);
  }

  /**
   * One side of the split.
   *
   * @param traces chosen for it
   * @param replacements chosen later in place of those of which there is no row
   * @param rows cut from them; kept are those written
   * @param fences answers whose Markdown fence was taken off
   */
  public record Split(long traces, long replacements, StageCounts rows, long fences) {
    private static Split of(PreparedSplit split) {
      return new Split(
          split.traces(), split.replacements(), StageCounts.of(split.rows()), split.fences());
    }

    private void addTo(JsonText text) {
      text.beginObject().name("traces").value(traces);
      if (replacements > 0) {
        text.name("replacements").value(replacements);
      }
      rows.addTo(text.name("rows"));
      text.name("fences_taken_off").value(fences).endObject();
    }
  }

  /** How much of the test set stands in the training set, too; all zero where nothing leaked. */
  public record Shared(long rows, long conversations, long firstUserMessages) {

    /** Whether nothing is shared. */
    public boolean isNone() {
      return rows + conversations + firstUserMessages == 0;
    }

    void addTo(JsonText text) {
      text.beginObject();
      text.name("rows").value(rows);
      text.name("conversations").value(conversations);
      text.name("first_user_messages").value(firstUserMessages);
      text.endObject();
    }
  }

  /**
   * How many rows have a prompt that another row answers differently.
   *
   * @param across further rows, whose prompt has another answer in the other split alone
   */
  public record Disagreeing(long train, long test, long across) {

    /** All of them. */
    public long rows() {
      return train + test + across;
    }

    private void addTo(JsonText text) {
      text.beginObject().name("train").value(train).name("test").value(test);
      text.name("across").value(across).endObject();
    }
  }

  static Funnel of(Prepared prepared, WrittenRows rows, boolean testSetGiven) {
    Overlap overlap = rows.overlap();
    Contradicted contradicted = rows.contradicted();
    return new Funnel(
        StageCounts.of(prepared.lines()),
        StageCounts.of(prepared.traces()),
        prepared.largestGroup(),
        Split.of(prepared.train()),
        Split.of(prepared.test()),
        testSetGiven,
        prepared.testSetBreaks().stream().map(Object::toString).toList(),
        StageCounts.of(prepared.leftOver()),
        new Shared(overlap.rows(), overlap.conversations(), overlap.firstUserMessages()),
        new Disagreeing(contradicted.train(), contradicted.test(), contradicted.across()),
        prepared.coverage().prompts(),
        prepared.coverage().answered());
  }

  /**
   * How many traces were dropped for what reason: the usual reasons first, those too for which none
   * was.
   */
  public Map<String, Long> dropped() {
    Map<String, Long> dropped = new LinkedHashMap<>();
    Screens.REASONS.forEach(reason -> dropped.put(reason.key(), traces.dropped(reason.key())));
    dropped.putAll(traces.reasons());
    return dropped;
  }

  /** Whether most traces are of one group, so that a split can hardly be. */
  public boolean hasOneLargeGroup() {
    return largestGroup > 1 && largestGroup * 2 > traces.kept();
  }

  /** What people should know about such a group. */
  public String groupNote() {
    return largestGroup
        + " of "
        + traces.kept()
        + " kept traces share a session or their first user message, and so stay on one side";
  }

  void addTo(JsonText text) {
    text.beginObject();
    lines.addTo(text.name("lines"));
    traces.addTo(text.name("traces"));
    text.name("largest_group").value(largestGroup);
    train.addTo(text.name("train"));
    test.addTo(text.name("test"));
    text.name("test_set").value(testSetGiven ? "given" : "generated");
    text.name("test_set_rule_breaks").value(testSetBreaks.size());
    leftOver.addTo(text.name("unstructured"));
    overlap.addTo(text.name("overlap_of_train_and_test"));
    if (disagreeing.rows() > 0) {
      disagreeing.addTo(text.name("rows_whose_prompt_has_other_answers"));
    }
    text.name("baseline").beginObject();
    text.name("prompts").value(prompts);
    text.name("answered").value(answered);
    text.endObject().endObject();
  }
}
