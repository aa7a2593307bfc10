package io.tracemill.serve.http;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets through what a program of this machine asks, and nothing that a web page had a browser ask:
 * by name a page reaches this machine only as another host, and otherwise a browser names the
 * page's origin. Each answer says that it is neither to be kept nor to be guessed at.
 *
 * @param names of hosts as which this one may be called, in small letters
 */
public record Guard(Set<String> names, Complaints complaints, Handler next) implements Handler {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int LONGEST_TARGET = 8192;
  private static final Pattern HOST = Pattern.compile("(\\[[^\\]]*\\]|[^:]*)(:[0-9]{1,5})?");

  /** Adds the names of the loopback address to {@code names}. */
  public Guard {
    Set<String> all = new HashSet<>(LOOPBACK);
    names.forEach(name -> all.add(name.toLowerCase(Locale.ROOT)));
    names = Set.copyOf(all);
  }

  @Override
  public HttpReply handle(HttpCall call) {
    return complaints
        .answer(
            call.method(),
            () -> {
              check(call);
              return next.handle(call);
            })
        .with("X-Content-Type-Options", "nosniff")
        .with("Cache-Control", "no-store");
  }

  /**
   * Lets a call through.
   *
   * @throws HttpRefusedException if it is none of a program of this machine
   */
  public void check(HttpCall call) {
    checkHost(call.headers("Host"));
    if (!call.headers("Origin").isEmpty()) {
      throw new HttpRefusedException(
          403, "requests of web pages are refused: leave out the header `Origin`");
    }
    if (call.target().length() > LONGEST_TARGET) {
      throw new HttpRefusedException(414, "expected a target of 8192 letters at most");
    }
    if (!call.target().startsWith("/") || call.target().startsWith("//")) {
      throw new HttpRefusedException(400, "expected a target that begins with one slash");
    }
  }

  private void checkHost(List<String> hosts) {
    if (hosts.size() != 1) {
      throw new HttpRefusedException(
          400, "expected one header `Host` but found " + (hosts.isEmpty() ? "none" : "several"));
    }
    Matcher host = HOST.matcher(hosts.get(0).strip());
    if (!host.matches() || !names.contains(host.group(1).toLowerCase(Locale.ROOT))) {
      throw new HttpRefusedException(
          421, "this server is not the host that the request names: use its own address");
    }
  }
}
