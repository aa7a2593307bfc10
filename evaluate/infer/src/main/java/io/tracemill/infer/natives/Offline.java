package io.tracemill.infer.natives;

import java.io.IOException;
import java.util.List;

/** Keeps DJL from the network, which it would ask for libraries and tell of its use. */
public final class Offline {
  private static final List<String> SWITCHES = List.of("DJL_OFFLINE", "OPT_OUT_TRACKING");

  private Offline() {}

  /**
   * Sets what DJL looks at before it opens a connection.
   *
   * @throws IOException if the environment, which DJL obeys first, wants it otherwise
   */
  public static void set(NativePlace place) throws IOException {
    for (String name : SWITCHES) {
      if (place.environment().containsKey(name)
          && !Boolean.parseBoolean(place.environment().get(name))) {
        throw new IOException(
            "the environment says "
                + name
                + "="
                + place.environment().get(name)
                + ", but nothing here goes over the network: unset it");
      }
    }
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
  }
}
