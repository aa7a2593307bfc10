package io.tracemill.platform;

import java.util.Optional;
import java.util.stream.Stream;

/** Why the platform does not do what it is asked. */
public enum Refusal {
  /** What was sent is wrong. */
  INVALID(400),
  /** Nobody has said who asks. */
  UNAUTHORIZED(401),
  /** Whoever asks may not. */
  FORBIDDEN(403),
  /** There is no such thing. */
  NOT_FOUND(404),
  /** The thing is there, but not such that this can be done with it. */
  CONFLICT(409),
  /** It is no longer asked that way. */
  GONE(410),
  /** What was sent is too large. */
  TOO_LARGE(413),
  /** It cannot be done now. */
  UNAVAILABLE(503),
  /** There is no room for it. */
  FULL(507);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** Its status in HTTP. */
  public int status() {
    return status;
  }

  /** The one of a status in HTTP. */
  public static Optional<Refusal> of(int status) {
    return Stream.of(values()).filter(each -> each.status == status).findFirst();
  }
}
