package io.tracemill.pipeline.model;

import io.tracemill.answer.Labelling;
import io.tracemill.ask.Decoding;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which model answers and how its answers are chosen.
 *
 * @param decoding without meaning where labels are scored
 */
public record ModelPlan(ModelSettings model, Decoding decoding, Labelling labelling) {
  /** More threads than any machine has processors only wait for each other. */
  public static final int MOST_THREADS = 1024;

  /** Rows are taken several batches ahead, and each row of a batch needs memory of its own. */
  private static final int MOST_TOGETHER = 4096;

  private static final int MAX_NEW_TOKENS = 512;
  private static final BigDecimal HOTTEST = new BigDecimal(100);

  /** The likeliest token each time, in the way that suits the device. */
  public static ModelPlan of(ModelName model) {
    return new ModelPlan(
        ModelSettings.of(model), Decoding.greedy(MAX_NEW_TOKENS), Labelling.GENERATE);
  }

  /**
   * The settings of a model.
   *
   * @return nothing where there is no such model; the problem says why
   */
  public static Optional<ModelPlan> read(RequestValues values, int threads) {
    Optional<Integer> longest = values.count("max-new-tokens", Integer.MAX_VALUE);
    Labelling labelling = values.constant("labels", Labelling.class).orElse(Labelling.GENERATE);
    Decoding decoding = decoding(values, longest.orElse(MAX_NEW_TOKENS));
    return model(values, threads)
        .map(
            found ->
                new ModelPlan(
                    found,
                    longest.isEmpty() && found.model() instanceof ModelName.Entry named
                        ? decoding.upTo(named.entry().maxTokens())
                        : decoding,
                    labelling));
  }

  private static Decoding decoding(RequestValues values, int longest) {
    Optional<Double> heat = values.number("temperature", false, HOTTEST);
    double share = values.number("top-p", true, BigDecimal.ONE).orElse(1.0);
    long draws = values.whole("seed").orElse(0L);
    if (!values.has("temperature") && (values.has("top-p") || values.has("seed"))) {
      values
          .problems()
          .setting(
              values.has("top-p") ? "top-p" : "seed",
              "means nothing without `temperature`, as the likeliest token is taken each time");
    }
    return new Decoding(longest, heat.orElse(0.0), share, draws, List.of());
  }

  private static Optional<ModelSettings> model(RequestValues values, int threads) {
    Optional<DeviceChoice> device = values.constant("device", DeviceChoice.class);
    Optional<PrecisionChoice> precision = values.constant("precision", PrecisionChoice.class);
    if (device.equals(Optional.of(DeviceChoice.GPU))
        && precision.equals(Optional.of(PrecisionChoice.INT8))) {
      values
          .problems()
          .setting("precision", "int8 is for the CPU alone; take fp16 or bf16 on a GPU");
    }
    int batch = values.count("batch", MOST_TOGETHER).orElse(ModelSettings.USUAL_BATCH);
    return ModelName.read(values)
        .filter(name -> isThere(name, values.problems()))
        .map(
            name ->
                new ModelSettings(
                    name,
                    device.orElse(DeviceChoice.AUTO),
                    precision.orElse(PrecisionChoice.AUTO),
                    batch,
                    !values.has("no-sharing"),
                    Math.min(threads, Runtime.getRuntime().availableProcessors()),
                    spelled(values)));
  }

  /** The setting {@code special-tokens}. */
  public static SpecialTokenReading spelled(RequestValues values) {
    return values
        .constant("special-tokens", SpecialTokenReading.class)
        .orElse(SpecialTokenReading.SPECIAL);
  }

  private static boolean isThere(ModelName name, Problems problems) {
    if (!(name instanceof ModelName.Directory directory) || Files.isDirectory(directory.path())) {
      return true;
    }
    Path given = directory.path();
    String is = Files.exists(given) ? "is a file" : "is not there";
    problems.setting(
        "model",
        given
            + " "
            + is
            + "; expected a model's directory as it comes from a hub, or a name of teachers.yaml");
    return false;
  }

  /** Complains of each setting that means nothing without a model. */
  public static void checkAbsent(RequestValues values) {
    for (String setting :
        List.of(
            "device",
            "precision",
            "batch",
            "max-new-tokens",
            "labels",
            "endpoint-model",
            "api-key-env",
            "leaves-machine",
            "special-tokens",
            "no-sharing")) {
      if (values.has(setting)) {
        values.problems().setting(setting, "means nothing without `model`");
      }
    }
  }

  /** Complains where labels are to be scored and there are no classes to choose among. */
  public void check(Task task, JobDescription job, Problems problems) {
    if (labelling != Labelling.SCORE) {
      return;
    }
    if (task != Task.CLASSIFICATION) {
      problems.setting("labels", "score is for the task classification, but this is " + task.key());
    } else if (job.classes().isEmpty()) {
      problems.setting("labels", "score needs classes_description in the job description");
    }
  }
}
