package io.tracemill.serve.client;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks one server. The token goes to its routes alone: never to the addresses of files that it
 * gives, and no redirect is followed. Thread-safe.
 */
final class PlatformLink {
  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** Until an answer begins. What sends files has no limit: a line may be slow. */
  private static final Duration ANSWER = Duration.ofMinutes(2);

  private static final int LONGEST_ANSWER = 64 << 20;
  private static final int LONGEST_REASON = 4000;
  private static final int REDIRECT = 300;
  private static final int ERROR = 400;
  private static final int SERVER_ERROR = 500;
  private static final Name DETAIL = Name.of("detail");

  private final PlatformAddress address;
  private final Optional<Bearer> token;
  private final HttpClient client;

  PlatformLink(PlatformAddress address, Optional<Bearer> token) {
    this.address = address;
    this.token = token;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT);
    if (address.isLoopback()) {
      builder.proxy(HttpClient.Builder.NO_PROXY);
    }
    this.client = builder.build();
  }

  Node get(String route) throws IOException {
    return json(route(route).timeout(ANSWER).GET());
  }

  /** Sends JSON. */
  Node post(String route, String json) throws IOException {
    return json(
        route(route)
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
  }

  Node post(String route, FormBody form) throws IOException {
    return json(route(route).header("Content-Type", form.contentType()).POST(form.body()));
  }

  /** Puts a file where the server has said. */
  void put(URI place, Path file) throws IOException {
    try {
      open(HttpRequest.newBuilder(web(place)).PUT(BodyPublishers.ofFile(file))).close();
    } catch (FileNotFoundException e) {
      throw new NoSuchFileException(file.toString());
    }
  }

  /** A file from where the server has said; whoever opens closes. */
  InputStream open(URI place) throws IOException {
    return open(HttpRequest.newBuilder(web(place)).timeout(ANSWER).GET());
  }

  private URI web(URI place) throws IOException {
    URI whole = address.base().resolve(place);
    boolean web = "http".equals(whole.getScheme()) || "https".equals(whole.getScheme());
    if (!web || whole.getHost() == null) {
      throw new IOException(address + ": names a file at " + place + ", which is no web address");
    }
    return whole;
  }

  private HttpRequest.Builder route(String route) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.at(route));
    request.header("Accept", "application/json");
    token.ifPresent(known -> request.header("Authorization", known.authorization()));
    return request;
  }

  private Node json(HttpRequest.Builder request) throws IOException {
    try (InputStream in = open(request)) {
      byte[] body = in.readNBytes(LONGEST_ANSWER);
      return Node.of(new String(body, StandardCharsets.UTF_8));
    } catch (DataException e) {
      throw new IOException(
          address + ": expected JSON but the answer is none; is this a platform's address?", e);
    }
  }

  private InputStream open(HttpRequest.Builder request) throws IOException {
    HttpResponse<InputStream> response = send(request.build());
    int status = response.statusCode();
    if (status < REDIRECT) {
      return response.body();
    }
    try (InputStream in = response.body()) {
      if (status < ERROR) {
        throw new IOException(redirected(response));
      }
      throw refused(status, new String(in.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
    }
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw Unreachable.told(request.uri(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while " + address + " was asked");
    }
  }

  private String redirected(HttpResponse<?> response) {
    String place = response.headers().firstValue("Location").orElse("another address");
    return address
        + ": is redirected to "
        + shown(place)
        + ", which is not followed: a token may not go to another place; name that server itself";
  }

  private RefusedException refused(int status, String body) {
    Refusal known =
        Refusal.of(status).orElse(status < SERVER_ERROR ? Refusal.INVALID : Refusal.UNAVAILABLE);
    String reason = reason(body);
    return new RefusedException(
        known,
        reason.isEmpty() ? address + ": answers with status " + status : reason + next(known));
  }

  private static String next(Refusal refusal) {
    return refusal == Refusal.UNAUTHORIZED || refusal == Refusal.FORBIDDEN
        ? "; give the token with `token-file`, or in TRACEMILL_TOKEN"
        : "";
  }

  /** What a body says: its detail, or all of it where it is no such JSON. */
  private static String reason(String body) {
    String text = body;
    try {
      Node json = Node.of(body);
      Optional<Node> detail =
          json.is(Kind.OBJECT)
              ? json.find(DETAIL)
              : Optional.of(json).filter(n -> n.is(Kind.STRING));
      text = detail.map(d -> d.is(Kind.STRING) ? d.text() : d.raw().toString()).orElse(body);
    } catch (DataException e) {
      // The real service may answer plain text.
    }
    return shown(text.strip());
  }

  /** For a terminal: no controls, and not a whole page. */
  private static String shown(String text) {
    String plain = text.replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", "");
    return plain.length() > LONGEST_REASON ? plain.substring(0, LONGEST_REASON) + "..." : plain;
  }
}
