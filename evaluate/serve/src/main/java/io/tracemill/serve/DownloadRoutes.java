package io.tracemill.serve;

import io.tracemill.platform.Download;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.HttpReply.Header;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.InputStream;
import java.util.List;

/** Files at addresses that were given out. */
record DownloadRoutes(Counter counter) implements RouteGroup {
  private static final Header TYPE = new Header("Content-Type", "application/octet-stream");

  @Override
  public List<Route> routes() {
    return List.of(Route.open("GET", "/files/{secret}/{file}", this::file));
  }

  private HttpReply file(RoutedCall call) {
    Download file =
        counter
            .links()
            .find(call.value("secret"), call.value("file"))
            .orElseThrow(
                () ->
                    new HttpRefusedException(
                        404, "this URL is none of this server, or its hour is over: ask anew"));
    return new HttpReply(
        200,
        List.of(TYPE),
        file.size(),
        out -> {
          try (InputStream in = file.open()) {
            in.transferTo(out);
          }
        });
  }
}
