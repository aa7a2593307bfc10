package io.tracemill.infer.local;

import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.machine.Machine;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.infer.torch.Precision;
import io.tracemill.infer.torch.Precisions;
import io.tracemill.infer.torch.Torch;
import io.tracemill.infer.torch.TorchDecoder;
import io.tracemill.json.DataException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A model directory in memory. Closing it closes its parts.
 *
 * @param identity all that answers depend on beside prompts and decoding, for people and journals:
 *     the directory's name, a {@link ModelFingerprint}, device, precision, engine, the template's
 *     date
 * @param warnings what people should know before they trust the answers
 */
record LoadedModel(
    ModelText text, Decoder decoder, Map<String, String> identity, List<String> warnings)
    implements Closeable {

  /** Copies the collections; the order stays. */
  LoadedModel {
    identity = Collections.unmodifiableMap(new LinkedHashMap<>(identity));
    warnings = List.copyOf(warnings);
  }

  /** Of another engine, without an identity. */
  static LoadedModel of(ModelText text, Decoder decoder) {
    return new LoadedModel(text, decoder, Map.of(), warnings(text));
  }

  /**
   * Loads a directory by PyTorch; whatever can be wrong with its files is looked at before PyTorch
   * is started.
   *
   * @throws IOException if a file is absent, damaged or does not fit the others, or PyTorch does
   *     not start as {@code settings} say
   * @throws DataException if a file says what cannot be, or what is not supported
   */
  static LoadedModel open(Path directory, LocalSettings settings) throws IOException {
    Checkpoint checkpoint = Checkpoint.read(directory);
    ModelText text =
        ModelText.open(directory, settings.torch().place(), settings.now(), settings.spelled());
    try {
      Torch torch = Torch.start(settings.torch());
      Precisions precisions = Precisions.of(torch, Machine.here());
      Precision precision = precisions.choose(settings.precision());
      Map<String, String> identity = identity(directory, checkpoint);
      identity.put("device", torch.onGpu() ? "gpu" : "cpu");
      identity.put("precision", precision.name().toLowerCase(Locale.ROOT));
      identity.put("engine", "PyTorch " + torch.version());
      identity.put("template-date", settings.now().toString());
      if (settings.spelled() == SpecialTokenReading.TEXT) {
        identity.put("special-tokens", "text");
      }
      List<String> warnings = new ArrayList<>(warnings(text));
      precisions.warning(precision).ifPresent(warnings::add);
      Decoder decoder = TorchDecoder.open(torch, checkpoint, precision);
      return new LoadedModel(text, decoder, identity, warnings);
    } catch (IOException | RuntimeException e) {
      text.close();
      throw e;
    }
  }

  private static Map<String, String> identity(Path directory, Checkpoint checkpoint)
      throws IOException {
    Map<String, String> identity = new LinkedHashMap<>();
    Path name = directory.toAbsolutePath().normalize().getFileName();
    identity.put("model", String.valueOf(name));
    identity.put("model-sha256", ModelFingerprint.of(directory, checkpoint.tensors()));
    return identity;
  }

  private static List<String> warnings(ModelText text) {
    return text.end().all().isEmpty()
        ? List.of("no file of the model names an end token: answers end only at their length")
        : List.of();
  }

  @Override
  public void close() {
    try {
      decoder.close();
    } finally {
      text.close();
    }
  }
}
