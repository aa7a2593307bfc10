package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.SystemPromptRemoval;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Screens;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.teach.filter.EvidenceThenTeacher;
import io.tracemill.teach.filter.TeacherFilter;
import io.tracemill.trace.DataVersion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a config says, in the words of those who prepare. */
final class PrepareSettingsOf {
  private PrepareSettingsOf() {}

  /**
   * What a run does.
   *
   * @param teacher that filters, where one is to be asked
   */
  static PrepareSettings run(
      RunInputs inputs, RunOptions options, boolean testSetGiven, Optional<TeacherFilter> teacher) {
    RunSettings.Sizes sizes = inputs.settings().traceProcessing().sizes();
    return settings(
        inputs,
        options,
        Screens.of(relevance(inputs, teacher)),
        new SplitSizes(sizes.train(), testSetGiven ? 0 : sizes.test(), sizes.maxUnstructured()));
  }

  /**
   * What is done where one split of a dataset grows.
   *
   * @param enough looks whether there are as many traces as are wanted, before they are filtered
   */
  static PrepareSettings child(
      RunInputs inputs, RunOptions options, EnoughTraces enough, Optional<TeacherFilter> teacher) {
    boolean trains = enough.split() == DatasetSplit.TRAIN;
    List<Screen> screens =
        Stream.of(
                Screens.of(Optional.<Screen>empty()).stream(),
                Stream.of(enough),
                relevance(inputs, teacher).stream())
            .<Screen>flatMap(some -> some)
            .toList();
    int wanted = enough.wanted();
    return settings(
        inputs,
        options,
        screens,
        new SplitSizes(trains ? wanted : 0, trains ? 0 : wanted, Integer.MAX_VALUE));
  }

  private static PrepareSettings settings(
      RunInputs inputs, RunOptions options, List<Screen> screens, SplitSizes sizes) {
    RunSettings settings = inputs.settings();
    RunSettings.TraceProcessing traces = settings.traceProcessing();
    return new PrepareSettings(
        traces.observationFormat(),
        traces.turns(),
        screens,
        sizes,
        options.seed(),
        rows(settings),
        traces.systemPrompts() == SystemPromptRemoval.NOWHERE
            ? SystemPrompts.KEEP
            : SystemPrompts.REMOVE,
        options.maxLineBytes(),
        options.tokenizer(),
        options.threads());
  }

  private static Optional<Screen> relevance(RunInputs inputs, Optional<TeacherFilter> teacher) {
    RunSettings settings = inputs.settings();
    RunSettings.Relevance relevance = settings.traceProcessing().relevance();
    if (!relevance.filtering()) {
      return Optional.empty();
    }
    RelevanceScreen evidence =
        RelevanceScreen.of(inputs.job(), settings.base().task(), relevance.thresholds());
    return switch (relevance.mode(teacher.isPresent())) {
      case EVIDENCE -> Optional.of(evidence);
      case TEACHER -> Optional.of(teacher.orElseThrow());
      case BOTH -> Optional.of(new EvidenceThenTeacher(evidence, teacher.orElseThrow()));
    };
  }

  /**
   * In data version 0 a question begins with the user's turn, whatever the config says: the job
   * description tells the model what a system message would.
   */
  static RowSettings rows(RunSettings settings) {
    boolean removed =
        settings.dataVersion() == DataVersion.V0
            || settings.traceProcessing().systemPrompts() == SystemPromptRemoval.EVERYWHERE;
    return new RowSettings(
        settings.base().task(),
        settings.dataVersion(),
        removed ? SystemPrompts.REMOVE : SystemPrompts.KEEP,
        settings.synthgen().maxTotalLength(),
        settings.synthgen().outputIsJson(),
        settings.evaluation().expandToolCallingTurns());
  }
}
