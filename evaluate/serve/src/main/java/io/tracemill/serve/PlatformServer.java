package io.tracemill.serve;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.serve.ServerToken.Origin;
import io.tracemill.serve.http.Complaints;
import io.tracemill.serve.http.Guard;
import io.tracemill.serve.http.Handler;
import io.tracemill.serve.http.Listener;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.Routes;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The platform's HTTP interface at a port of this machine. Whoever opens closes, and closes what it
 * stands on after it.
 */
public final class PlatformServer implements Closeable {
  private final Listener listener;
  private final URI base;

  private PlatformServer(Listener listener, URI base) {
    this.listener = listener;
    this.base = base;
  }

  /**
   * Begins to serve.
   *
   * @param log takes lines from several threads: what is refused or fails, and warnings
   * @throws io.tracemill.pipeline.settings.RequestException if others than this machine are served
   *     and nobody has named a token
   * @throws IOException if the port is taken
   */
  public static PlatformServer open(
      ServerSettings settings, Backing backing, ServerToken token, Consumer<String> log)
      throws IOException {
    InetAddress address = settings.listener().address();
    if (!address.isLoopbackAddress()) {
      checkOthers(token, log);
    }
    Complaints complaints = new Complaints(log);
    Doors doors = new Doors(settings, backing, token, complaints);
    // The port may be any that is free, and the addresses that are given out name it.
    CompletableFuture<Handler> routes = new CompletableFuture<>();
    Guard guard = new Guard(names(settings), complaints, call -> routes.join().handle(call));
    Listener listener = Listener.open(settings.listener(), guard);
    URI base = settings.base().orElseGet(() -> base(listener.address()));
    routes.complete(doors.routes(base));
    return new PlatformServer(listener, base);
  }

  private static void checkOthers(ServerToken token, Consumer<String> log) {
    if (token.origin() != Origin.GIVEN) {
      Problems problems = new Problems();
      problems.use(
          "token", "has to be given where others than this machine are served; choose a long one");
      throw problems.exception();
    }
    log.accept(
        "warning: others than this machine are served over plain HTTP: whoever is on the way reads"
            + " the token and all traces");
  }

  /** As what clients may call this host. */
  private static Set<String> names(ServerSettings settings) {
    Set<String> names = new HashSet<>();
    names.add(host(settings.listener().address()));
    settings.base().map(URI::getHost).ifPresent(names::add);
    return names;
  }

  private static String host(InetAddress address) {
    String host = address.getHostAddress();
    return address instanceof Inet6Address ? "[" + host + "]" : host;
  }

  private static URI base(InetSocketAddress address) {
    String host =
        address.getAddress().isAnyLocalAddress() ? "localhost" : host(address.getAddress());
    return URI.create("http://" + host + ":" + address.getPort());
  }

  /** What all addresses begin with that are given out; without a slash in the end. */
  public URI base() {
    return base;
  }

  /** Answers what has been asked, for ten seconds at most, and nothing more. */
  @Override
  public void close() {
    listener.close();
  }

  /** What is needed to make routes, once the address is known. */
  private record Doors(
      ServerSettings settings, Backing backing, ServerToken token, Complaints complaints) {
    Handler routes(URI base) {
      Clock clock = backing.outside().clock();
      Secrets secrets = new Secrets(backing.outside().chance());
      Counter counter =
          new Counter(
              backing.platform(),
              new Inbox(backing.scratch(), settings.limits()),
              new Staging(base.toString(), backing.staging(), clock, secrets),
              new Links(base.toString(), clock, secrets),
              token);
      List<Route> all = RouteGroups.all(counter);
      String lost = RouteGroups.lost(all);
      return new Routes(all, token.bearer(), complaints, path -> lost);
    }
  }
}
