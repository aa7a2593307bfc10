package io.tracemill.serve.gateway;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.serve.http.Guard;
import io.tracemill.serve.http.Handler;
import io.tracemill.serve.http.HttpCall;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes calls to the upstream and answers back, as they are; listens to some. */
record Passage(Upstream upstream, HttpClient client, Guard guard, Recordings recordings)
    implements Handler {
  /** The longest that clients of OpenAI wait is 10 minutes. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final String INVALID = "invalid_request_error";

  @Override
  public HttpReply handle(HttpCall call) throws IOException {
    try {
      guard.check(call);
    } catch (HttpRefusedException e) {
      return error(e.reply().status(), INVALID, e.logged());
    }
    Optional<URI> place = upstream.at(call.target());
    if (place.isEmpty()) {
      String found = "expected a path below " + upstream.path() + "/; add it to the base URL";
      return error(404, INVALID, found);
    }
    return pass(call, place.get());
  }

  private HttpReply pass(HttpCall call, URI place) throws IOException {
    SentBody body = SentBody.of(call);
    Optional<Recording> recording = body.kept().flatMap(recordings::begin);
    if (body.kept().isEmpty()) {
      recordings.pass();
    }
    HttpResponse<InputStream> response;
    try {
      response = client.send(request(call, place, body), BodyHandlers.ofInputStream());
    } catch (IllegalArgumentException e) {
      recording.ifPresent(recordings::forget);
      return error(400, INVALID, "the request cannot be passed on: " + e.getMessage());
    } catch (InterruptedException e) {
      recording.ifPresent(recordings::forget);
      throw new InterruptedIOException("interrupted");
    } catch (IOException e) {
      return unreachable(e, recording);
    }
    return answer(call, response, recording);
  }

  private static HttpRequest request(HttpCall call, URI place, SentBody body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place).timeout(PATIENCE).method(call.method(), body.publisher());
    PassedHeaders.up(call.headers())
        .forEach(header -> request.header(header.name(), header.value()));
    return request.setHeader("Accept-Encoding", "identity").build();
  }

  private HttpReply unreachable(IOException failure, Optional<Recording> recording) {
    String why =
        Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
    String message = "the upstream " + upstream.base() + " does not answer: " + why;
    byte[] body = body("upstream_error", message);
    recording.ifPresent(
        kept -> {
          kept.begin(502, false);
          kept.take(body, body.length);
          recordings.end(kept);
        });
    return HttpReply.of(502, "application/json", body);
  }

  private HttpReply answer(
      HttpCall call, HttpResponse<InputStream> response, Optional<Recording> recording)
      throws IOException {
    int status = response.statusCode();
    OptionalLong length = response.headers().firstValueAsLong("Content-Length");
    PassedBody body = new PassedBody(response.body(), listening(response, recording), recordings);
    boolean head = call.method().equals("HEAD");
    if (head || status == 204 || status == 304 || length.orElse(-1) == 0) {
      body.close();
      OptionalLong told = head ? length : OptionalLong.of(0);
      return new HttpReply(status, headers(response), told, out -> {});
    }
    return new HttpReply(status, headers(response), length, body);
  }

  private static List<HttpReply.Header> headers(HttpResponse<InputStream> response) {
    return PassedHeaders.down(response.headers().map());
  }

  /** What listens to this answer; one that is packed all the same cannot be read. */
  private Optional<Recording> listening(
      HttpResponse<InputStream> response, Optional<Recording> recording) {
    String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
    if (!encoding.equalsIgnoreCase("identity")) {
      recording.ifPresent(recordings::forget);
      return Optional.empty();
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean streamed = type.strip().regionMatches(true, 0, "text/event-stream", 0, 17);
    recording.ifPresent(kept -> kept.begin(response.statusCode(), streamed));
    return recording;
  }

  private static HttpReply error(int status, String type, String message) {
    return HttpReply.of(status, "application/json", body(type, message));
  }

  /** An error as clients of OpenAI read it. */
  private static byte[] body(String type, String message) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("error").beginObject();
    json.name("message").value(message).name("type").value(type);
    json.name("param").nullValue().name("code").nullValue();
    return json.endObject().endObject().toBytes();
  }
}
