package io.tracemill.serve.gateway;

import io.tracemill.serve.http.Complaints;
import io.tracemill.serve.http.Guard;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Listener;
import io.tracemill.serve.http.ListenerSettings;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An OpenAI-compatible server on this machine that passes every call on to another one, and keeps
 * what was said: {@code calls.jsonl}, a line a call, and in the end {@code traces.jsonl}, a line a
 * conversation. Whoever opens it closes it. Thread-safe.
 */
public final class Gateway implements Closeable {
  private static final Duration CONNECT = Duration.ofSeconds(30);

  /** So long a client may stop reading. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration DRAIN = Duration.ofSeconds(2);

  private final GatewaySettings settings;
  private final Recordings recordings;
  private final Listener listener;

  private Gateway(GatewaySettings settings, Recordings recordings, Listener listener) {
    this.settings = settings;
    this.recordings = recordings;
    this.listener = listener;
  }

  /**
   * Begins to listen.
   *
   * @param told hears, from any thread, of what users have to know
   * @throws IOException if the port is taken, or the directory cannot be made
   */
  public static Gateway open(GatewaySettings settings, Consumer<String> told) throws IOException {
    Files.createDirectories(settings.directory());
    Recordings recordings =
        new Recordings(settings, new CallLog(new CallFile(settings.calls()), told));
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    Guard guard = new Guard(Set.of(), new Complaints(told), call -> HttpReply.empty(404));
    Passage passage = new Passage(settings.upstream(), client, guard, recordings);
    return new Gateway(settings, recordings, listener(settings.port(), passage));
  }

  private static Listener listener(int port, Passage passage) throws IOException {
    try {
      return Listener.open(ListenerSettings.loopback(port).withPatience(PATIENCE), passage);
    } catch (BindException e) {
      throw new IOException(
          "`port` " + port + ": is taken; choose another, or 0 for any that is free", e);
    }
  }

  /** What clients are to use as their base URL. */
  public URI base() {
    InetSocketAddress address = listener.address();
    return URI.create("http://127.0.0.1:" + address.getPort() + settings.upstream().path());
  }

  /** What has become of calls so far. */
  public GatewayCounts counts() {
    return recordings.counts();
  }

  /** Ends it: waits two seconds for what is under way, which is cut off then, and writes all. */
  @Override
  public void close() {
    listener.close(DRAIN);
    recordings.close();
  }

  /**
   * Writes {@code traces.jsonl} anew from {@code calls.jsonl}, in which killed gateways may have
   * left a line unfinished.
   *
   * @return how many there are
   */
  public static long writeTraces(GatewaySettings settings) throws IOException {
    return KeptTraces.write(settings.calls(), settings.traces());
  }
}
