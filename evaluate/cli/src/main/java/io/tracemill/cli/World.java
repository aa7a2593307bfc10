package io.tracemill.cli;

import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.Models;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What commands meet beside files.
 *
 * @param nanos tells how time goes by
 * @param ids new ones, which nobody guesses
 * @param user who runs this
 */
record World(Models models, LongSupplier nanos, Clock clock, Supplier<UUID> ids, User user) {
  /** As it is. */
  static final World REAL =
      new World(
          knownModels(),
          System::nanoTime,
          Clock.systemUTC(),
          UUID::randomUUID,
          new User(System.getenv(), userHome()));

  /** Somebody with an environment and a folder of their own. */
  record User(Map<String, String> environment, Path home) {}

  /** The models of whoever runs this process. */
  static KnownModels knownModels() {
    return new KnownModels(System.getenv(), userHome());
  }

  private static Path userHome() {
    return Path.of(System.getProperty("user.home"));
  }

  /** What a variable of the environment says, if anything. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(user.environment().get(name)).filter(text -> !text.isBlank());
  }

  /** The user's own folder. */
  Path home() {
    return user.home();
  }
}
