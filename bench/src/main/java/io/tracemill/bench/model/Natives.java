package io.tracemill.bench.model;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.NativeTarget;
import java.nio.file.Path;

/** Where native libraries are on this machine. */
public final class Natives {
  private Natives() {}

  /** The user's cache. */
  public static NativePlace place() {
    Path home = Path.of(System.getProperty("user.home"));
    return NativePlace.ofUser(System.getenv(), home, NativeTarget.here());
  }
}
