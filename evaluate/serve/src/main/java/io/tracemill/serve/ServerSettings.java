package io.tracemill.serve;

import io.tracemill.serve.http.ListenerSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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

  /**
   * At an address of this machine, for all who reach it.
   *
   * @throws UnknownHostException if {@code host} is neither an address nor a name of one
   */
  public static ServerSettings at(String host, int port) throws UnknownHostException {
    return new ServerSettings(
        ListenerSettings.at(InetAddress.getByName(host), port),
        ServerLimits.USUAL,
        Optional.empty());
  }

  /** The same with other limits. */
  public ServerSettings with(ServerLimits other) {
    return new ServerSettings(listener, other, base);
  }
}
