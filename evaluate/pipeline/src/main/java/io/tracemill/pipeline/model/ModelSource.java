package io.tracemill.pipeline.model;

import java.io.IOException;
import java.nio.file.Path;

/** Where models come from. */
public interface ModelSource {

  /**
   * Looks at what can be wrong with a model without loading its weights.
   *
   * @throws IOException if a file is absent, damaged or does not fit the others
   * @throws io.tracemill.json.DataException if a file says what cannot be, or what is not supported
   */
  void check(Path directory) throws IOException;

  /**
   * Loads a model; who asks for it closes it.
   *
   * @param listener is told of doubts now, and later while it answers
   * @throws IOException if a file of the model is absent or damaged, or the engine does not start
   */
  OpenModel open(ModelSettings settings, ModelListener listener) throws IOException;
}
