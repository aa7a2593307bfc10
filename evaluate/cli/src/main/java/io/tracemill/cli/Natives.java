package io.tracemill.cli;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Platform;
import java.nio.file.Path;

/** Where native libraries are, for whoever runs this process. */
final class Natives {
  private Natives() {}

  static NativePlace place() {
    return NativePlace.ofUser(
        System.getenv(), Path.of(System.getProperty("user.home")), Platform.here());
  }
}
