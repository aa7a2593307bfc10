package io.tracemill.serve.gateway;

import io.tracemill.serve.http.HttpCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;

/**
 * The body of a request on its way up.
 *
 * @param kept what it holds, where the call is to be recorded
 */
record SentBody(BodyPublisher publisher, Optional<byte[]> kept) {

  /** That of {@code call}: read here if it is wanted, and passed on as it comes otherwise. */
  static SentBody of(HttpCall call) throws IOException {
    if (!Recordings.wants(call)) {
      return passing(call, call.body());
    }
    byte[] begin = call.body().readNBytes(Recordings.MOST + 1);
    return begin.length <= Recordings.MOST
        ? new SentBody(BodyPublishers.ofByteArray(begin), Optional.of(begin))
        : passing(call, new SequenceInputStream(new ByteArrayInputStream(begin), call.body()));
  }

  private static SentBody passing(HttpCall call, InputStream body) {
    Optional<String> length = call.header("Content-Length").filter(text -> !text.equals("0"));
    if (length.isEmpty() && call.header("Transfer-Encoding").isEmpty()) {
      return new SentBody(BodyPublishers.noBody(), Optional.empty());
    }
    BodyPublisher stream = BodyPublishers.ofInputStream(() -> body);
    BodyPublisher publisher =
        length
            .map(text -> BodyPublishers.fromPublisher(stream, Long.parseLong(text.strip())))
            .orElse(stream);
    return new SentBody(publisher, Optional.empty());
  }
}
