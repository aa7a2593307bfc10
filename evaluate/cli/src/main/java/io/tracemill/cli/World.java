package io.tracemill.cli;

import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.Models;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What commands meet beside files.
 *
 * @param nanos tells how time goes by
 */
record World(Models models, LongSupplier nanos) {
  /** As it is. */
  static final World REAL = new World(knownModels(), System::nanoTime);

  /** The models of whoever runs this process. */
  static KnownModels knownModels() {
    return new KnownModels(System.getenv(), Path.of(System.getProperty("user.home")));
  }
}
