package io.tracemill.serve.gateway;

import io.tracemill.serve.http.HttpCall;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The calls that are listened to. Thread-safe. */
final class Recordings implements Closeable {
  /** So many bytes of a request, and of an answer, are kept; of more, nothing is. */
  static final int MOST = 64 << 20;

  private final GatewaySettings settings;
  private final CallLog log;
  private final Set<Recording> underWay = ConcurrentHashMap.newKeySet();
  private final AtomicLong passed = new AtomicLong();

  /** Those that {@code log} writes down, which is closed with it. */
  Recordings(GatewaySettings settings, CallLog log) {
    this.settings = settings;
    this.log = log;
  }

  /** Whether a call's request is to be looked at. */
  static boolean wants(HttpCall call) {
    boolean plain = call.header("Content-Encoding").filter(c -> !isIdentity(c)).isEmpty();
    return plain && call.method().equals("POST") && Upstream.isChat(call.path());
  }

  private static boolean isIdentity(String encoding) {
    return encoding.strip().equalsIgnoreCase("identity");
  }

  /** Listens to a call whose body is {@code request}, unless that is no text. */
  Optional<Recording> begin(byte[] request) {
    String text = new String(request, StandardCharsets.UTF_8);
    if (!Arrays.equals(text.getBytes(StandardCharsets.UTF_8), request)) {
      pass();
      return Optional.empty();
    }
    Recording recording = new Recording(settings.ids().get(), settings.clock(), request, MOST);
    underWay.add(recording);
    return Optional.of(recording);
  }

  /** A call goes through unrecorded. */
  void pass() {
    passed.incrementAndGet();
  }

  /** A call has ended. */
  void end(Recording recording) {
    underWay.remove(recording);
    recording
        .end()
        .ifPresent(
            call -> {
              if (recording.isTooLong()) {
                pass();
              } else {
                log.keep(recording.size(), call);
              }
            });
  }

  /** A call is not to be recorded after all. */
  void forget(Recording recording) {
    underWay.remove(recording);
    if (recording.end().isPresent()) {
      pass();
    }
  }

  GatewayCounts counts() {
    return log.counts(passed.get());
  }

  /** Ends what is under way, which is partial then, and waits until all is written. */
  @Override
  public void close() {
    underWay.forEach(
        recording -> {
          recording.breakOff("the gateway was ended");
          end(recording);
        });
    log.close();
  }
}
