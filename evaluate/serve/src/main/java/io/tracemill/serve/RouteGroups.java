package io.tracemill.serve;

import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.Route.Access;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the server can be asked. */
final class RouteGroups {
  private RouteGroups() {}

  static List<Route> all(Counter counter) {
    return Stream.of(
            new ModelRoutes(counter),
            new UploadRoutes(counter),
            new PreparedRoutes(counter),
            new DataRoutes(counter),
            new TracesRoutes(counter),
            new DatasetRoutes(counter),
            new EvaluationRoutes(counter),
            new DownloadRoutes(counter),
            new LoginRoutes(counter))
        .map(RouteGroup::routes)
        .flatMap(List::stream)
        .map(JsonBody::refusing)
        .toList();
  }

  /** What is said of any other path. */
  static String lost(List<Route> all) {
    return all.stream()
        .filter(route -> route.access() == Access.TOKEN)
        .map(route -> route.method() + " " + route.path())
        .collect(
            Collectors.joining(
                ", ", "nothing is mirrored here at this path; this server answers ", ""));
  }
}
