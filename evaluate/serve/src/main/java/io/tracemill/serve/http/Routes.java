package io.tracemill.serve.http;

import io.tracemill.serve.http.Route.Access;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that can be asked. A path is taken as it came, with its escapes; HEAD is GET without a body.
 *
 * @param lost what is said of a path that nobody knows
 */
public record Routes(
    List<Route> all, BearerToken token, Complaints complaints, UnaryOperator<String> lost)
    implements Handler {
  private static final String UNKNOWN = "(no route)";

  /** Copies the routes. */
  public Routes {
    all = List.copyOf(all);
  }

  @Override
  public HttpReply handle(HttpCall call) {
    List<Route> there = all.stream().filter(route -> route.match(call.path()).isPresent()).toList();
    String path = there.stream().map(Route::path).findFirst().orElse(UNKNOWN);
    return complaints.answer(call.method() + " " + path, () -> answer(call, there));
  }

  private HttpReply answer(HttpCall call, List<Route> there) throws IOException {
    String method = call.method().equals("HEAD") ? "GET" : call.method();
    Optional<Route> route = there.stream().filter(each -> each.method().equals(method)).findFirst();
    if (there.stream().noneMatch(each -> each.access() == Access.OPEN)) {
      token.check(call);
    }
    if (there.isEmpty()) {
      throw new HttpRefusedException(404, lost.apply(call.path()), "no such path");
    }
    Route taken = route.orElseThrow(() -> otherMethods(there));
    return taken.action().answer(new RoutedCall(call, taken.match(call.path()).orElseThrow()));
  }

  private static HttpRefusedException otherMethods(List<Route> there) {
    Set<String> methods = new TreeSet<>();
    there.forEach(route -> methods.add(route.method()));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    String allowed = String.join(", ", methods);
    return new HttpRefusedException(405, "expected the method " + allowed).with("Allow", allowed);
  }
}
