package io.tracemill.prepare.baseline;

import io.tracemill.json.Tape;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowText;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.prepare.slice.EveryToolCall;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Example;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Finds what the original model answered to the prompts of the test set. */
public final class Baseline {
  private final Consumer<BaselineRow> rows;
  private final RowWriter writer;
  private final Stage<Example, Example> expand;
  private final ConversationHash hash = new ConversationHash();

  /** Reads rows just made; their examples are on other tapes. */
  private final Tape made = new Tape();

  private final Set<RowText> seen = new HashSet<>();
  private long prompts;
  private long answered;

  /** A baseline whose rows go to {@code rows}. */
  public Baseline(RowSettings settings, Consumer<BaselineRow> rows) {
    this.rows = rows;
    writer = writer(settings);
    boolean expands =
        settings.expandToolCalls() && settings.task().multiTurn() && settings.task().callsTools();
    expand = expands ? new EveryToolCall() : (example, outlet) -> outlet.keep(example);
  }

  /** A writer of the rows whose texts are compared. */
  public static RowWriter writer(RowSettings settings) {
    return RowShapes.writer(settings.version(), settings.task(), settings.systemPrompts());
  }

  /** The prompts of {@code testSet}, as {@link RecordedAnswers} looks for them. */
  public Set<Long> prompts(TestSet testSet) {
    Set<Long> keys = new HashSet<>();
    testSet
        .rows()
        .forEach(row -> expand(TestSet.example(row, new Tape()), e -> keys.add(prompt(e))));
    return keys;
  }

  private void expand(Example example, Consumer<Example> each) {
    expand.take(
        example,
        Outlet.of(
            each,
            drop -> {
              throw new IllegalStateException("expanding drops nothing: " + drop);
            }));
  }

  private long prompt(Example example) {
    return RecordedAnswers.prompt(hash, example.prompt());
  }

  /** Compares a given test set with what was recorded for its prompts. */
  public void compare(TestSet testSet, RecordedAnswers recorded) {
    testSet
        .rows()
        .forEach(
            row ->
                expand(
                    TestSet.example(row, new Tape()),
                    e -> add(e, RowText.of(writer.row(e), made), recorded.answer(prompt(e)))));
  }

  /** Takes the recorded answers of an example of a generated test set for their own measure. */
  public void compareWithItself(Example example) {
    expand(
        example,
        e -> {
          RowText recorded =
              RowText.of(writer.row(new Example(e.trace(), e.turn(), Optional.empty())), made);
          add(e, RowText.of(writer.row(e), made), Optional.of(recorded.answer()));
        });
  }

  private void add(Example example, RowText text, Optional<String> recorded) {
    if (seen.add(text)) {
      prompts++;
      answered += recorded.isPresent() ? 1 : 0;
      recorded.ifPresent(
          prediction ->
              rows.accept(
                  new BaselineRow(
                      example.trace().origin(), text.prompt(), text.answer(), prediction)));
    }
  }

  /** How much of the test set it covers. */
  public Coverage coverage() {
    return new Coverage(prompts, answered);
  }
}
