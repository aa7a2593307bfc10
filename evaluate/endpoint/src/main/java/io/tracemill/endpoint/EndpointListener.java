package io.tracemill.endpoint;

/** Hears how the asking goes, on the thread that asks; it may end it by what it throws. */
public interface EndpointListener {
  /** Hears nothing. */
  EndpointListener NONE = new EndpointListener() {};

  /** A request is going to be sent again. */
  default void retried(String reason) {}

  /** So many requests may be on their way at once now; fewer than set after a rate limit. */
  default void parallel(int now) {}

  /** So many requests are on their way now. */
  default void inFlight(int now) {}

  /** Called at least every 100 ms while there is anything to wait for. */
  default void waiting() {}
}
