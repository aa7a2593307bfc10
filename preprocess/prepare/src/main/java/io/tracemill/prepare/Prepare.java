package io.tracemill.prepare;

import io.tracemill.prepare.baseline.Baseline;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.CopiedTestSet;
import io.tracemill.prepare.baseline.RecordedAnswers;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.baseline.TestSetCopy;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Receiver;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.output.DistinctRows;
import io.tracemill.prepare.output.DropWriter;
import io.tracemill.prepare.output.OpenAiTraces;
import io.tracemill.prepare.output.Row;
import io.tracemill.prepare.output.RowRules;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.UnstructuredRows;
import io.tracemill.prepare.split.SplitPlan;
import io.tracemill.prepare.table.Fate;
import io.tracemill.trace.Example;
import io.tracemill.trace.Item;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Prepares training data: surveys all traces, decides which train and which test, and reads those
 * again to write their rows.
 *
 * <p>The same input, settings and seed make the same bytes on any machine; the order of the input
 * does not change which rows are chosen.
 */
public final class Prepare {
  private final PrepareSettings settings;
  private final JobDescription job;
  private final Given given;
  private final List<Change> changes;

  /** What was there before; at most one of both. */
  private record Given(Optional<TestSet> testSet, Optional<Growth> growth) {}

  /**
   * Prepares as {@code settings} say, with answers as they were recorded.
   *
   * @throws IllegalArgumentException if a test set is given and another one asked for
   */
  public Prepare(PrepareSettings settings, JobDescription job, Optional<TestSet> testSet) {
    this(settings, job, testSet, List.of());
  }

  /**
   * Prepares as {@code settings} say; a given test set is used as it is, and no other is made.
   *
   * @param changes in the order in which they take examples
   * @throws IllegalArgumentException if a test set is given and another one asked for
   */
  public Prepare(
      PrepareSettings settings,
      JobDescription job,
      Optional<TestSet> testSet,
      List<Change> changes) {
    this(settings, job, new Given(testSet, Optional.empty()), changes);
    if (testSet.isPresent() && settings.sizes().test() > 0) {
      throw new IllegalArgumentException("a test set is given: expected no traces to test");
    }
  }

  private Prepare(PrepareSettings settings, JobDescription job, Given given, List<Change> changes) {
    this.settings = settings;
    this.job = job;
    this.given = given;
    this.changes = List.copyOf(changes);
  }

  /**
   * Prepares more rows for one split of a dataset; traces that are in none are written as {@code
   * openai_messages}.
   *
   * @param changes in the order in which they take examples
   * @throws IllegalArgumentException if traces are asked for on the other side
   */
  public static Prepare growing(
      PrepareSettings settings, JobDescription job, Growth growth, List<Change> changes) {
    int others = growth.side() == Fate.TRAIN ? settings.sizes().test() : settings.sizes().train();
    if (others > 0) {
      throw new IllegalArgumentException("only " + growth.side() + " grows");
    }
    Given given = new Given(Optional.empty(), Optional.of(growth));
    return new Prepare(settings, job, given, changes);
  }

  /**
   * Prepares the traces of one file.
   *
   * @param baseline takes what the original model answered to the test set's prompts
   * @param progress is told how many bytes were surveyed, decompressed
   * @throws io.tracemill.json.DataException if a tool's schema cannot be used
   */
  public Prepared run(
      TraceFile file, PreparedStreams out, Receiver<BaselineRow> baseline, LongConsumer progress)
      throws IOException {
    Baseline original = new Baseline(settings.rows(), job, baseline);
    Optional<TestSet> testSet = given.testSet();
    Set<Long> prompts = testSet.isPresent() ? original.prompts(testSet.get()) : Set.of();
    RecordedAnswers recorded =
        new RecordedAnswers(prompts, () -> RowShapes.writer(settings.rows()));
    ThreadCensuses censuses = new ThreadCensuses(job);
    Survey survey = Survey.of(file, survey(recorded, censuses), out.rejects(), progress);
    FileAgain again = new FileAgain(file, survey.table());
    Refill refill =
        new Refill(
            new RowTrial(
                file, survey.table(), this::rehearsed, traces -> prepareChanges(again, traces)));
    Decision decision = Decision.of(again, settings.screens(), plan(), refill::fill);
    for (Change change : changes) {
      change.begin(ChosenTraces.of(again, decision.chosen(), settings.turns()));
    }
    DroppedExamples examples = new DroppedExamples(settings.seed(), survey.table(), decision);
    SecondPass pass = new SecondPass(file, destinations(out, original, examples));
    pass.run(survey, decision);
    examples.writeTo(out.examples());
    CopiedTestSet copied =
        testSet.isPresent() ? copy(testSet.get(), out.test()) : CopiedTestSet.NONE;
    if (testSet.isPresent()) {
      original.compare(testSet.get(), recorded);
    }
    return pass.prepared(
        survey, decision, new SecondPass.Beside(copied, original.coverage(), censuses.all()));
  }

  private SplitPlan plan() {
    if (given.growth().isPresent()) {
      return given.growth().get().plan(settings);
    }
    Set<Long> tested = given.testSet().map(TestSet::firstUsers).orElse(Set.of());
    return new SplitPlan(settings.sizes(), settings.seed(), tested);
  }

  private void prepareChanges(FileAgain again, int[] traces) throws IOException {
    for (Change change : changes) {
      change.prepare(ChosenTraces.of(again, traces, settings.turns()));
    }
  }

  private SurveySettings survey(RecordedAnswers recorded, ThreadCensuses censuses) {
    return SurveySettings.of(settings.threads(), settings.screens())
        .with(
            () -> {
              RecordedAnswers.Finder finder = recorded.forThread();
              return (trace, row) -> finder.look(trace);
            })
        .with(censuses::measurer);
  }

  private SecondPass.Destinations destinations(
      PreparedStreams out, Baseline original, DroppedExamples examples) {
    DropWriter dropped = new DropWriter(out.dropped());
    Receiver<Drop> drops = drop -> dropped.write(drop);
    Function<DropStep, Receiver<Drop>> rows =
        step ->
            drop -> {
              drops.take(drop);
              examples.take(step, drop);
            };
    return new SecondPass.Destinations(
        side(out.train(), Outlet.of(example -> {}, rows.apply(DropStep.TRAIN))),
        side(out.test(), Outlet.of(original::compareWithItself, rows.apply(DropStep.TEST))),
        leftOver(out.leftOver()),
        reason -> given.growth().isPresent() && Growth.remains(reason),
        drops,
        examples);
  }

  private Receiver<Item> leftOver(OutputStream out) {
    if (given.growth().isEmpty()) {
      UnstructuredRows unstructured = new UnstructuredRows(settings.inUnstructured());
      return item -> unstructured.write(item, out);
    }
    OpenAiTraces traces = new OpenAiTraces(settings.inUnstructured());
    return item -> {
      if (item instanceof Trace trace) {
        traces.write(trace, out);
      } else {
        throw new IllegalStateException(item.origin() + " is no conversation");
      }
    };
  }

  private SplitWriter side(OutputStream rows, Outlet<Example> end) {
    RowRules rules = RowFlow.rules(settings.rows(), job);
    RowFlow flow = new RowFlow(settings.rows(), new Tally(), new Tally(), rows);
    return new SplitWriter(flow, rules, stages(flow, rules, new DistinctRows()), end);
  }

  /** The same as {@link #side} but for what it writes to. */
  private Stage<Trace, Example> rehearsed(Predicate<Row> isNew) {
    OutputStream nowhere = OutputStream.nullOutputStream();
    RowFlow flow = new RowFlow(settings.rows(), new Tally(), new Tally(), nowhere);
    return stages(flow, RowFlow.rules(settings.rows(), job), isNew);
  }

  private Stage<Trace, Example> stages(RowFlow flow, RowRules rules, Predicate<Row> isNew) {
    Optional<Stage<Example, Example>> fresh =
        given.growth().map(growth -> growth.fresh(settings.rows()));
    Stage<Example, Example> all = fresh.isPresent() ? rules.then(fresh.get()) : rules;
    return flow.ofChosen(settings.turns().slicer(), changes, all, isNew);
  }

  private CopiedTestSet copy(TestSet set, OutputStream out) throws IOException {
    RowRules rules = RowFlow.rules(settings.rows(), job);
    return new TestSetCopy(settings.rows(), job, rules, out).copy(set);
  }
}
