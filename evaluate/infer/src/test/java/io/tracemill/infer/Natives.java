package io.tracemill.infer;

import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.Platform;
import java.nio.file.Path;

/** Where tests have native libraries unpacked: where users have them, so that it is done once. */
public final class Natives {
  /** The cache of the user who runs the tests. */
  public static final NativePlace PLACE =
      NativePlace.ofUser(
          System.getenv(), Path.of(System.getProperty("user.home")), Platform.here());

  private Natives() {}
}
