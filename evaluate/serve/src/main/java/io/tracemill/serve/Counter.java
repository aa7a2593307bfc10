package io.tracemill.serve;

import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.RoutedCall;

/**
 * What routes work with.
 *
 * @param links addresses of files that can be downloaded
 */
record Counter(Platform platform, Inbox inbox, Staging staging, Links links, ServerToken token) {

  ServerLimits limits() {
    return inbox.limits();
  }

  /**
   * The id at a place of a path.
   *
   * @throws HttpRefusedException if there is none, which so names nothing
   */
  static Id id(RoutedCall call, String place) {
    return Id.read(call.value(place))
        .orElseThrow(
            () -> new HttpRefusedException(404, "expected a UUID in the place of {" + place + "}"));
  }
}
