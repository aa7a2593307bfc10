package io.tracemill.infer.family;

import io.tracemill.json.DataException;
import java.util.List;

/** Reads the configs of one family of models. */
public interface Family {

  /** The values of {@code architectures} that it reads. */
  List<String> architectures();

  /**
   * The decoder that a config describes.
   *
   * @throws DataException if it describes none that can be computed
   */
  Architecture read(ModelConfig config);
}
