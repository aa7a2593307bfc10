package io.tracemill.cli;

import io.tracemill.answer.Labelling;
import io.tracemill.ask.Decoding;
import io.tracemill.infer.torch.DeviceChoice;
import io.tracemill.infer.torch.PrecisionChoice;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * Which model answers and how it computes: what {@code evaluate} and {@code run} have in common.
 */
final class ModelOptions {
  /** More threads than any machine has processors only wait for each other. */
  static final int MOST_THREADS = 1024;

  private static final int BATCH = 16;

  /** Rows are taken several batches ahead, and each row of a batch needs memory of its own. */
  private static final int MOST_TOGETHER = 4096;

  private static final int MAX_NEW_TOKENS = 512;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = {
        "A model's directory as it comes from a hub: config.json, weights in safetensors,"
            + " tokenizer.json, and what else there is.",
      })
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      completionCandidates = Devices.class,
      description = "Where the model computes: ${COMPLETION-CANDIDATES}. Default: auto.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--precision",
      paramLabel = "PRECISION",
      completionCandidates = Precisions.class,
      description = {
        "In which numbers: ${COMPLETION-CANDIDATES}. Default: auto, which suits the device.",
        "With int8 answers may change."
      })
  private Optional<String> precision = Optional.empty();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "How many rows are answered together at most; no answer depends on it, but with int8."
              + " Default: "
              + BATCH
              + ".")
  private Optional<String> batch = Optional.empty();

  @Option(
      names = "--max-new-tokens",
      paramLabel = "N",
      description =
          "How long an answer may become, with what the model thinks. Default: "
              + MAX_NEW_TOKENS
              + ".")
  private Optional<String> maxNewTokens = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "WAY",
      completionCandidates = Labels.class,
      description = {
        "How a classification is answered: ${COMPLETION-CANDIDATES}. Default: generate.",
        "generate: the model writes; score: the likeliest of classes_description is its answer."
      })
  private Optional<String> labels = Optional.empty();

  @Option(
      names = "--no-sharing",
      hidden = true,
      description = "Compute each prompt whole, for measurements.")
  private boolean unshared;

  /** The names of devices. */
  static final class Devices implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return OptionValues.names(DeviceChoice.class).iterator();
    }
  }

  /** The names of precisions. */
  static final class Precisions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return OptionValues.names(PrecisionChoice.class).iterator();
    }
  }

  /** The ways to find out about labels. */
  static final class Labels implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return OptionValues.names(Labelling.class).iterator();
    }
  }

  /** Takes an option without a value, if it is one of these. */
  boolean flag(String name) {
    boolean known = name.equals("--no-sharing");
    unshared |= known;
    return known;
  }

  /** Takes an option, if it is one of these; values are looked at later. */
  boolean option(String name, String value) {
    switch (name) {
      case "--model" -> model = Optional.of(Path.of(value));
      case "--device" -> device = Optional.of(value);
      case "--precision" -> precision = Optional.of(value);
      case "--batch" -> batch = Optional.of(value);
      case "--max-new-tokens" -> maxNewTokens = Optional.of(value);
      case "--labels" -> labels = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether a model is asked for. */
  boolean isGiven() {
    return model.isPresent();
  }

  /** Complains of each option that means nothing without a model. */
  void checkAbsent(OptionValues values) {
    without("--device", device, values);
    without("--precision", precision, values);
    without("--batch", batch, values);
    without("--max-new-tokens", maxNewTokens, values);
    without("--labels", labels, values);
    without("--no-sharing", Optional.of("").filter(value -> unshared), values);
  }

  private static void without(String option, Optional<String> given, OptionValues values) {
    if (given.isPresent()) {
      values.wrong(option, "means nothing without --model");
    }
  }

  /** The model, if its directory is one; what is wrong goes to {@code values}. */
  Optional<ModelSettings> settings(OptionValues values, int threads) {
    Optional<DeviceChoice> where = values.constant("--device", device, DeviceChoice.class);
    Optional<PrecisionChoice> numbers =
        values.constant("--precision", precision, PrecisionChoice.class);
    if (where.equals(Optional.of(DeviceChoice.GPU))
        && numbers.equals(Optional.of(PrecisionChoice.INT8))) {
      values.wrong("--precision", "int8 is for the CPU alone; take fp16 or bf16 on a GPU");
    }
    int together = values.count("--batch", batch, MOST_TOGETHER).orElse(BATCH);
    return directory(values)
        .map(
            found ->
                new ModelSettings(
                    found,
                    where.orElse(DeviceChoice.AUTO),
                    numbers.orElse(PrecisionChoice.AUTO),
                    together,
                    !unshared,
                    Math.min(threads, Runtime.getRuntime().availableProcessors())));
  }

  /** The whole plan: the likeliest token each time. */
  Optional<ModelPlan> plan(OptionValues values, int threads) {
    Decoding decoding = Decoding.greedy(maxNewTokens(values));
    Labelling labelling = labelling(values);
    return settings(values, threads).map(found -> new ModelPlan(found, decoding, labelling));
  }

  private Optional<Path> directory(OptionValues values) {
    if (model.map(Path::toString).orElse("").isEmpty()) {
      values.wrong("--model", "is missing; give a model's directory as it comes from a hub");
      return Optional.empty();
    }
    Path given = model.get();
    if (!Files.isDirectory(given)) {
      String is = Files.exists(given) ? "is a file" : "is not there";
      values.wrong(
          "--model", given + " " + is + "; expected a model's directory as it comes from a hub");
      return Optional.empty();
    }
    return model;
  }

  int maxNewTokens(OptionValues values) {
    return values.count("--max-new-tokens", maxNewTokens).orElse(MAX_NEW_TOKENS);
  }

  Labelling labelling(OptionValues values) {
    return values.constant("--labels", labels, Labelling.class).orElse(Labelling.GENERATE);
  }
}
