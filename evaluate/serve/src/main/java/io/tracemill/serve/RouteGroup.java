package io.tracemill.serve;

import io.tracemill.serve.http.Route;
import java.util.List;

/** Routes that belong together. */
@FunctionalInterface
interface RouteGroup {

  /** All of them. */
  List<Route> routes();
}
