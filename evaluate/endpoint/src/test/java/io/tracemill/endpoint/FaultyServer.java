package io.tracemill.endpoint;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/**
 * A server of this machine that speaks OpenAI's protocol as badly as servers do. What it answers is
 * a function of the messages; what goes wrong is drawn from a seed, the request and how often that
 * was asked, so that it does not depend on who comes first.
 *
 * <p>It counts what it is asked. Sockets of its own, because no server of a library breaks off on
 * demand.
 */
public final class FaultyServer implements Closeable {
  private final Function<String, String> answer;
  private final ServerSocket socket;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<HeardRequest> heard = new ArrayList<>();
  private final Map<String, Integer> askedByBody = new HashMap<>();
  private final Set<String> answered = new HashSet<>();
  private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
  private final Map<Fault, Integer> faulty = new EnumMap<>(Fault.class);
  private volatile Function<HeardRequest, Optional<ServerReply>> script = r -> Optional.empty();
  private volatile List<Fault> faults = List.of();
  private volatile List<Fault> first = List.of();
  private volatile Delivery delivery = Delivery.PLAIN;
  private volatile double share;
  private volatile long seed;
  private volatile int slowest;
  private int now;
  private int most;
  private int askedAgain;
  private int connected;
  private long presentAtAnswers;
  private long answers;

  private FaultyServer(int port, Function<String, String> answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
  }

  /**
   * A server whose answer to messages, a JSON array, is a message, a JSON object. Without more said
   * nothing goes wrong.
   */
  public static FaultyServer start(Function<String, String> answer) {
    return start(0, answer);
  }

  /** The same where another one was that is closed. */
  public static FaultyServer start(int port, Function<String, String> answer) {
    try {
      FaultyServer server = new FaultyServer(port, answer);
      start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "faulty-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** From now on a share of the requests gets one of {@code kinds}. */
  public FaultyServer faults(double ofRequests, long drawnFrom, List<Fault> kinds) {
    faults = List.copyOf(kinds);
    seed = drawnFrom;
    share = ofRequests;
    return this;
  }

  /** From now on the first times a request comes these go wrong, one each time. */
  public FaultyServer firstly(Fault... kinds) {
    first = List.of(kinds);
    return this;
  }

  /** Whichever requests come next go wrong like this, one each. */
  public FaultyServer once(Fault... kinds) {
    next.addAll(List.of(kinds));
    return this;
  }

  /** From now on whole answers are written like this. */
  public FaultyServer deliver(Delivery way) {
    delivery = way;
    return this;
  }

  /** From now on the script answers, where it does. */
  public FaultyServer script(Function<HeardRequest, Optional<ServerReply>> other) {
    script = other;
    return this;
  }

  /** From now on each answer takes up to so many milliseconds. */
  public FaultyServer slow(int milliseconds) {
    slowest = milliseconds;
    return this;
  }

  /** Where it is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }

  /** Where it is on this machine. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Forgets all that it was asked. */
  public synchronized void forget() {
    heard.clear();
    askedByBody.clear();
    answered.clear();
    faulty.clear();
    askedAgain = 0;
  }

  /** All requests so far. */
  public synchronized List<HeardRequest> heard() {
    return List.copyOf(heard);
  }

  /** How many of them went wrong on purpose. */
  public synchronized int faulty() {
    return faulty.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How often each fault was. */
  public synchronized Map<Fault, Integer> faults() {
    return Map.copyOf(faulty);
  }

  /** How many requests for a chat were there at once, at most. */
  public synchronized int most() {
    return most;
  }

  /** What share of {@code parallel} was there whenever a request was about to be answered. */
  public synchronized double meanShare(int parallel) {
    return (double) presentAtAnswers / answers / parallel;
  }

  /** How many connections were made. */
  public synchronized int connected() {
    return connected;
  }

  /** How many requests came again, though they had been answered well. */
  public synchronized int askedAgain() {
    return askedAgain;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connections.add(connection);
        synchronized (this) {
          connected++;
        }
        start(() -> serve(connection));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream());
      boolean goOn = true;
      while (goOn) {
        Optional<HeardRequest> request = HeardRequest.read(in);
        goOn = request.isPresent() && answer(request.get(), connection);
      }
    } catch (IOException e) {
      // The client is gone.
    } finally {
      connections.remove(connection);
    }
  }

  private boolean answer(HeardRequest request, Socket to) throws IOException {
    int times = count(request);
    try {
      SplittableRandom random =
          new SplittableRandom(seed ^ request.body().hashCode() * 31L + times);
      sleep(slowest == 0 ? 0 : 1 + random.nextInt(slowest));
      Optional<Fault> forced = Optional.ofNullable(next.poll());
      if (forced.isPresent()) {
        return faulty(forced.get(), to);
      }
      if (times <= first.size()) {
        return faulty(first.get(times - 1), to);
      }
      Optional<ServerReply> scripted = script.apply(request);
      if (scripted.isEmpty() && random.nextDouble() < share) {
        return faulty(faults.get(random.nextInt(faults.size())), to);
      }
      Delivery way = share == 0 ? delivery : Delivery.WHOLE[random.nextInt(Delivery.WHOLE.length)];
      ServerReply reply = scripted.orElseGet(() -> good(request));
      leave();
      return way.write(reply, to);
    } catch (RuntimeException e) {
      return Delivery.PLAIN.write(ServerReply.error(500, "the test's own fault: " + e), to);
    }
  }

  private synchronized int count(HeardRequest request) {
    heard.add(request);
    now++;
    most = Math.max(most, now);
    askedAgain += answered.contains(request.body()) ? 1 : 0;
    return askedByBody.merge(request.body(), 1, Integer::sum);
  }

  private synchronized void leave() {
    presentAtAnswers += now;
    answers++;
    now--;
  }

  private boolean faulty(Fault fault, Socket to) throws IOException {
    leave();
    synchronized (this) {
      faulty.merge(fault, 1, Integer::sum);
    }
    boolean goOn = fault.delivery().write(fault.reply(), to);
    if (Fault.STANDING.contains(fault)) {
      await();
    }
    return goOn;
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ServerReply good(HeardRequest request) {
    if (request.path().startsWith("/v1/models")) {
      return ServerReply.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"parrot\"}]}");
    }
    String messages = request.messages();
    String message = answer.apply(messages);
    synchronized (this) {
      answered.add(request.body());
    }
    return ServerReply.chat(message, "stop", messages.length() / 4, message.length() / 4);
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    socket.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
