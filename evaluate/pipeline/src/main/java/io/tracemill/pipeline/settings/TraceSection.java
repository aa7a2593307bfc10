package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.RunSettings.Base;
import io.tracemill.pipeline.settings.RunSettings.Relabelling;
import io.tracemill.pipeline.settings.RunSettings.Relevance;
import io.tracemill.pipeline.settings.RunSettings.Sizes;
import io.tracemill.pipeline.settings.RunSettings.TraceProcessing;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the section {@code trace_processing}; every default of it stands here. */
final class TraceSection {
  /** The key that says how traces are laid out, in its section. */
  static final String FORMAT = "trace_processing.observation_format";

  private static final String TRAIN = "num_traces_as_training_base";
  private static final String TEST = "num_traces_as_testing_base";
  private static final String LEAST = "min_generated_examples";

  private final Section section;
  private final boolean v0;
  private final boolean testSet;

  TraceSection(Section section, DataVersion version, boolean testSet) {
    this.section = section;
    this.v0 = version == DataVersion.V0;
    this.testSet = testSet;
  }

  TraceProcessing read(Base base) {
    TraceFormat format = section.read(formats(), Formats.ALL.get(0), "observation_format");
    Turns turns = turns();
    return new TraceProcessing(
        format, turns, systemPrompts(), relevance(), sizes(turns), relabelling(base));
  }

  private static Type<TraceFormat> formats() {
    Map<String, TraceFormat> choices = new LinkedHashMap<>();
    for (TraceFormat format : Formats.ALL) {
      choices.put(format.name(), format);
    }
    return Type.oneOf(choices, TraceFormat::name);
  }

  private Turns turns() {
    String key = "convert_to_single_turn";
    String older = "expand_multiturn_conversations";
    if (v0) {
      boolean every = section.read(Type.FLAG, true, key, older);
      return every ? Turns.EVERY : Turns.LAST;
    }
    if (section.find(Type.FLAG, key, older).orElse(false)) {
      section.warning(key, "has no effect in data version 1, which keeps whole conversations");
    }
    return Turns.LAST;
  }

  private SystemPromptRemoval systemPrompts() {
    boolean remove = section.read(Type.FLAG, !v0, "remove_system_prompt_from_traces");
    SystemPromptRemoval where =
        v0 ? SystemPromptRemoval.FROM_UNSTRUCTURED : SystemPromptRemoval.EVERYWHERE;
    return remove ? where : SystemPromptRemoval.NOWHERE;
  }

  private Relevance relevance() {
    Type<Integer> score = Type.whole(Thresholds.LOWEST, Thresholds.HIGHEST);
    String key = "relevance_filtering";
    boolean filtering = section.read(Type.FLAG, v0, key);
    if (v0 && !filtering) {
      section.warning(
          key, "is off for this run, but the platform always filters in data version 0");
    }
    return new Relevance(
        filtering,
        section.readOptional(modes(), "relevance"),
        section.read(score, Thresholds.USUAL_RELEVANCE, "min_relevance_score"),
        section.read(score, Thresholds.USUAL_COHERENCE, "min_coherence_score"),
        section.read(
            Type.whole(1, Type.MANY), Relevance.USUAL_BATCH, "relevance_filtering_batch_size"),
        section.read(Type.FLAG, false, "compress_job_description"));
  }

  private static Type<RelevanceMode> modes() {
    Map<String, RelevanceMode> choices = new LinkedHashMap<>();
    for (RelevanceMode mode : RelevanceMode.values()) {
      choices.put(mode.key(), mode);
    }
    return Type.oneOf(choices, RelevanceMode::key);
  }

  private Sizes sizes(Turns turns) {
    Type<Integer> count = Type.whole(0, Type.MANY);
    int train = section.read(count, 200, TRAIN, "num_train_relabelled");
    int test = section.read(count, 200, TEST, "num_test_relabelled");
    int least = v0 ? section.read(count, 20, LEAST) : inertLeast(count);
    warnOfFew(TRAIN, train, least, turns);
    if (!testSet) {
      warnOfFew(TEST, test, least, turns);
    }
    return new Sizes(
        train,
        test,
        v0 ? OptionalInt.of(least) : OptionalInt.empty(),
        section.read(count, 10_000, "max_unstructured"));
  }

  private int inertLeast(Type<Integer> count) {
    if (section.find(count, LEAST).orElse(0) > 0) {
      section.warning(LEAST, "has no effect in data version 1");
    }
    return 0;
  }

  /** A split that cannot reach the least number of examples fails only after all the work. */
  private void warnOfFew(String key, int traces, int least, Turns turns) {
    boolean enough = turns == Turns.EVERY ? traces > 0 : traces >= least;
    if (least > 0 && !enough) {
      section.warning(
          key,
          traces
              + " traces cannot give the "
              + least
              + " examples that "
              + LEAST
              + " asks for;"
              + " the run will end with exit code 3");
    }
  }

  private Relabelling relabelling(Base base) {
    boolean relabel = section.read(Type.FLAG, true, "relabel");
    String teacher =
        section.follow(Type.NAME, base.teacherModel(), Sections.TEACHER_KEY, "teacher_model_name");
    String key = "relabelling_committee_models";
    Optional<List<String>> committee =
        v0
            ? section.readOptional(Type.NAMES, key)
            : Optional.of(section.read(Type.NAMES, List.of(), key));
    boolean original = section.read(Type.FLAG, true, "committee_includes_original");
    return new Relabelling(relabel, teacher, committee, original, longest());
  }

  private OptionalInt longest() {
    String key = "committee_max_input_length";
    Type<Integer> length = Type.whole(1, Type.MANY);
    Optional<Integer> longest =
        v0 ? section.readOptional(length, key) : Optional.of(section.read(length, 250_000, key));
    return longest.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }
}
