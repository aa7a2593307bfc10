package io.tracemill.pipeline.settings;

import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Everything a run is told by its config and the command line; all defaults are already in.
 *
 * @param values the same once more as key, JSON and where it came from, in a fixed order
 */
public record RunSettings(
    DataVersion dataVersion,
    Base base,
    Evaluation evaluation,
    Synthgen synthgen,
    TraceProcessing traceProcessing,
    List<SettingValue> values) {
  /** The key of {@code base} that has teachers think before they answer. */
  static final String THINKING = "enable_thinking";

  /** Copies the values. */
  public RunSettings {
    values = List.copyOf(values);
  }

  /**
   * Reads a config.
   *
   * @return nothing where a problem makes it unusable
   */
  public static Optional<RunSettings> read(
      Document config, Overrides overrides, Problems problems) {
    return new SettingsReader(config, overrides, problems).settings();
  }

  /** Whether the config says how traces are laid out; else they tell. */
  public boolean saysFormat() {
    return values.stream()
        .noneMatch(
            value ->
                value.key().equals(TraceSection.FORMAT)
                    && value.provenance() instanceof Provenance.Default);
  }

  /** The same with the layout that was found in the traces. */
  public RunSettings withFormat(TraceFormat found) {
    if (found.equals(traceProcessing.observationFormat()) || saysFormat()) {
      return this;
    }
    List<SettingValue> all = new ArrayList<>();
    for (SettingValue value : values) {
      boolean format = value.key().equals(TraceSection.FORMAT);
      all.add(
          format
              ? new SettingValue(value.key(), "\"" + found.name() + "\"", new Provenance.Found())
              : value);
    }
    TraceProcessing traces = traceProcessing.withFormat(found);
    return new RunSettings(dataVersion, base, evaluation, synthgen, traces, all);
  }

  /** Complains of what a config wants that only a teacher can do. */
  public void checkWithoutTeachers(Problems problems) {
    Relevance relevance = traceProcessing.relevance();
    if (relevance.filtering() && relevance.mode(false) != RelevanceMode.EVIDENCE) {
      String key = "trace_processing.relevance";
      values.stream()
          .filter(value -> value.key().equals(key))
          .map(SettingValue::provenance)
          .filter(Provenance.File.class::isInstance)
          .map(Provenance.File.class::cast)
          .forEach(
              at ->
                  problems.error(
                      at.file(),
                      at.line(),
                      key,
                      "wants a teacher, but there is no teachers.yaml that says who "
                          + traceProcessing.relabelling().teacherModel()
                          + " is; write one beside the config, or `relevance: evidence`"));
    }
  }

  /** Complains where answers are to be rewritten by a teacher that thinks. */
  public void checkThinking(Problems problems) {
    if (traceProcessing.relabelling().relabel()) {
      values.stream()
          .filter(value -> value.key().equals("base." + THINKING) && value.json().equals("true"))
          .map(SettingValue::provenance)
          .filter(Provenance.File.class::isInstance)
          .map(Provenance.File.class::cast)
          .forEach(
              at ->
                  problems.error(
                      at.file(),
                      at.line(),
                      "base." + THINKING,
                      "the platform relabels no traces where teachers think; write false, or"
                          + " `relabel: false`"));
    }
  }

  /**
   * The section {@code base}.
   *
   * @param randomSeed empty where the config says {@code null}: no run is like another on the
   *     platform
   * @param parallelRequests how many requests a model gets at a time
   */
  public record Base(
      Task task,
      String studentModel,
      String teacherModel,
      Optional<Long> randomSeed,
      int parallelRequests) {
    /** The platform's default of {@code random_seed}. */
    public static final long USUAL_SEED = 123;

    /** The platform's default of {@code llm_num_parallel_requests}. */
    public static final int USUAL_PARALLEL = 4;
  }

  /** The section {@code evaluation}. */
  public record Evaluation(
      int fewShotExamples, String judgeModel, boolean expandToolCallingTurns) {}

  /**
   * What of the section {@code synthgen} concerns traces.
   *
   * @param maxTotalLength characters of question, answer and context together
   * @param similarityThreshold from 0 to 1
   * @param outputIsJson whether every answer has to be JSON
   */
  public record Synthgen(
      int maxTotalLength, BigDecimal similarityThreshold, boolean outputIsJson) {}

  /** The section {@code trace_processing}. */
  public record TraceProcessing(
      TraceFormat observationFormat,
      Turns turns,
      SystemPromptRemoval systemPrompts,
      Relevance relevance,
      Sizes sizes,
      Relabelling relabelling) {

    private TraceProcessing withFormat(TraceFormat found) {
      return new TraceProcessing(found, turns, systemPrompts, relevance, sizes, relabelling);
    }
  }

  /**
   * The relevance filter.
   *
   * @param mode empty for a teacher where one has an entry, and the evidence where none has
   * @param minRelevance from 1 to 5; a trace below goes
   * @param minCoherence from 1 to 5; a trace below goes
   * @param batchSize traces that a model scores at a time
   * @param compressJobDescription whether a model shortens the job description beforehand
   */
  public record Relevance(
      boolean filtering,
      Optional<RelevanceMode> mode,
      int minRelevance,
      int minCoherence,
      int batchSize,
      boolean compressJobDescription) {
    /** The platform's default of {@code relevance_filtering_batch_size}. */
    public static final int USUAL_BATCH = 32;

    /** What a trace has to reach. */
    public Thresholds thresholds() {
      return new Thresholds(minRelevance, minCoherence);
    }

    /**
     * Who decides.
     *
     * @param teacher whether there is one that can be asked
     */
    public RelevanceMode mode(boolean teacher) {
      return mode.orElse(teacher ? RelevanceMode.TEACHER : RelevanceMode.EVIDENCE);
    }
  }

  /**
   * How many traces go where.
   *
   * @param train traces that make the train split
   * @param test traces that make the test split; without meaning where a test set is given
   * @param minGeneratedExamples fewer examples in a generated split are an error; empty in data
   *     version 1, which has no such rule
   * @param maxUnstructured left-over traces that are written as unstructured text
   */
  public record Sizes(int train, int test, OptionalInt minGeneratedExamples, int maxUnstructured) {}

  /**
   * Who rewrites the answers.
   *
   * @param relabel false keeps the recorded answers
   * @param committee models that propose an answer each; empty for the platform's own four, which
   *     only data version 0 has
   * @param includesOriginal whether the recorded answer is a candidate, too
   * @param maxInputLength characters; longer conversations skip the committee. Empty: no limit
   */
  public record Relabelling(
      boolean relabel,
      String teacherModel,
      Optional<List<String>> committee,
      boolean includesOriginal,
      OptionalInt maxInputLength) {}
}
