package io.tracemill.prepare.baseline;

import io.tracemill.dialect.ToolCallTurns;
import io.tracemill.json.Tape;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.output.ClassLabels;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowText;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import java.io.IOException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what the original model answered to the prompts of the test set. */
public final class Baseline {
  private final Receiver<BaselineRow> rows;
  private final RowWriter writer;
  private final ClassLabels labels;
  private final Function<Example, List<Example>> turns;
  private final ConversationHash hash = new ConversationHash();

  /** Reads rows just made; their examples are on other tapes. */
  private final Tape made = new Tape();

  private final Set<RowText> seen = new HashSet<>();
  private long prompts;
  private long answered;

  /** A baseline whose rows go to {@code rows}. */
  public Baseline(RowSettings settings, JobDescription job, Receiver<BaselineRow> rows) {
    this.rows = rows;
    writer = RowShapes.writer(settings);
    labels = new ClassLabels(settings.task(), job);
    boolean expands =
        settings.expandToolCalls() && settings.task().multiTurn() && settings.task().callsTools();
    turns = expands ? new ToolCallTurns(settings.version())::of : List::of;
  }

  /** The prompts of {@code testSet}, as {@link RecordedAnswers} looks for them. */
  public Set<Long> prompts(TestSet testSet) {
    return examples(testSet).map(this::prompt).collect(Collectors.toSet());
  }

  private Stream<Example> examples(TestSet testSet) {
    return testSet.rows().stream()
        .flatMap(row -> turns.apply(TestSet.example(row, new Tape())).stream());
  }

  private long prompt(Example example) {
    return RecordedAnswers.prompt(hash, example.prompt());
  }

  /**
   * Compares a given test set, its labels written as the classes are, with what was recorded for
   * its prompts, as it was recorded: the platform compares so.
   */
  public void compare(TestSet testSet, RecordedAnswers recorded) throws IOException {
    for (Iterator<Example> all = examples(testSet).iterator(); all.hasNext(); ) {
      Example each = all.next();
      add(each, text(labels.mended(each)), recorded.answer(prompt(each)));
    }
  }

  private RowText text(Example example) {
    return RowText.of(writer.row(example), made);
  }

  /**
   * Takes the recorded answers of an example of a generated test set for their own measure, labels
   * of both written as the classes are.
   */
  public void compareWithItself(Example example) throws IOException {
    for (Example each : turns.apply(example)) {
      String recorded = text(labels.mended(each.asRecorded())).answer();
      add(each, text(each), Optional.of(recorded));
    }
  }

  private void add(Example example, RowText text, Optional<String> recorded) throws IOException {
    if (seen.add(text)) {
      prompts++;
      answered += recorded.isPresent() ? 1 : 0;
      if (recorded.isPresent()) {
        rows.take(
            new BaselineRow(
                example.trace().origin(), text.prompt(), text.answer(), recorded.get()));
      }
    }
  }

  /** How much of the test set it covers. */
  public Coverage coverage() {
    return new Coverage(prompts, answered);
  }
}
