package io.tracemill.serve;

import io.tracemill.serve.http.ListenerSettings;
import java.net.URI;
import java.util.Optional;

/**
 * How a server is reached, and how much it takes in.
 *
 * @param base how clients reach it, if not by its own address
 */
public record ServerSettings(ListenerSettings listener, ServerLimits limits, Optional<URI> base) {

  /** On this machine alone; 0 is any port that is free. */
  public static ServerSettings loopback(int port) {
    return new ServerSettings(
        ListenerSettings.loopback(port), ServerLimits.USUAL, Optional.empty());
  }

  /** The same with other limits. */
  public ServerSettings with(ServerLimits other) {
    return new ServerSettings(listener, other, base);
  }
}
