package io.tracemill.infer.torch;

import io.tracemill.infer.RandomModel;
import io.tracemill.infer.RandomModels;
import io.tracemill.infer.family.Checkpoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Random models in PyTorch. */
final class Models {
  private Models() {}

  /** Opens the model of a directory. */
  static TorchDecoder open(Path directory, Precision precision) throws IOException {
    return TorchDecoder.open(TestTorch.start(1), Checkpoint.read(directory), precision);
  }

  /** The random model {@code name}. */
  static RandomModel named(String name) throws IOException {
    Map<String, RandomModel> all = RandomModels.all();
    return java.util.Objects.requireNonNull(all.get(name), name);
  }
}
