package io.tracemill.serve.http;

import java.net.InetAddress;
import java.time.Duration;

/**
 * Where and how patiently a {@link Listener} listens.
 *
 * @param port 0 for any that is free
 * @param threads so many requests are worked on at once; the connections of more are closed
 * @param patience so long a client may stand still while it sends a request or gets an answer
 */
public record ListenerSettings(InetAddress address, int port, int threads, Duration patience) {
  private static final int THREADS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Those that can be.
   *
   * @throws IllegalArgumentException for others
   */
  public ListenerSettings {
    if (port < 0 || port > 0xffff || threads < 1 || patience.toMillis() < 1) {
      throw new IllegalArgumentException(
          "expected a port from 0 to 65535, a thread and a millisecond at least");
    }
  }

  /** On this machine alone. */
  public static ListenerSettings loopback(int port) {
    return at(InetAddress.getLoopbackAddress(), port);
  }

  /** At an address of this machine, for all who reach it. */
  public static ListenerSettings at(InetAddress address, int port) {
    return new ListenerSettings(address, port, THREADS, PATIENCE);
  }

  /** The same with another patience. */
  public ListenerSettings withPatience(Duration other) {
    return new ListenerSettings(address, port, threads, other);
  }

  /** The same for so many requests at once. */
  public ListenerSettings withThreads(int other) {
    return new ListenerSettings(address, port, other, patience);
  }
}
