package io.tracemill.cli;

import io.tracemill.pipeline.model.ModelSource;

/**
 * What commands meet beside files: models and time.
 *
 * @param models whose classes are loaded when a model is asked for
 */
record World(ModelSource models, Clock clock) {
  /** As it is. */
  static final World REAL = new World(new ModelsHere(), Clock.SYSTEM);
}
