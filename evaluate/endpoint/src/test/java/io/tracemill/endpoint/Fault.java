package io.tracemill.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What goes wrong with an answer of a {@link FaultyServer}; the same request may work later. */
public enum Fault {
  /** The connection is reset before a byte came. */
  RESET(Delivery.RESET),
  /** The connection is closed before a byte came. */
  CLOSED(Delivery.CLOSE),
  /** It ends in the middle of the headers. */
  HEADERS_CUT(Delivery.CUT_HEADERS),
  /** It ends before as many bytes as announced. */
  BODY_CUT(Delivery.CUT_BODY),
  /** It is reset in the middle of the body. */
  BODY_RESET(Delivery.RESET_BODY),
  /** It ends between two chunks. */
  CHUNKS_CUT(Delivery.CUT_CHUNKS),
  /** It ends early, and no length was announced. */
  UNMARKED_CUT(Delivery.CUT_UNMARKED),
  /** Nothing comes, ever. */
  SILENCE(Delivery.NOTHING),
  /** Half of it comes, and then nothing. */
  STANDSTILL(Delivery.HALF),
  TIMED_OUT(ServerReply.error(408, "request timeout")),
  CONFLICT(ServerReply.error(409, "conflict")),
  TOO_EARLY(ServerReply.error(425, "too early")),
  RATE_LIMITED(ServerReply.error(429, "Rate limit reached")),
  RATE_LIMITED_SECONDS(ServerReply.error(429, "slow down").with("Retry-After: 0")),
  RATE_LIMITED_MILLIS(ServerReply.error(429, "slow down").with("retry-after-ms: 2")),
  RATE_LIMITED_DATE(
      ServerReply.error(429, "slow down")
          .with("Date: Sun, 29 Nov 2026 18:00:00 GMT")
          .with("Retry-After: Sun, 29 Nov 2026 18:00:00 GMT")),
  INTERNAL(ServerReply.error(500, "internal error")),
  BAD_GATEWAY(page(502, "502 Bad Gateway")),
  UNAVAILABLE(ServerReply.error(503, "Loading model").with("Retry-After: 0")),
  GATEWAY_TIMEOUT(page(504, "504 Gateway Time-out")),
  OVERLOADED(ServerReply.json(529, "{\"message\":\"overloaded\"}")),
  CLOUDFLARE(page(520, "Web server is returning an unknown error")),
  PAGE(page(200, "Please wait")),
  EMPTY(ServerReply.json(200, "")),
  GARBAGE(ServerReply.json(200, "{\"choices\":[{\"mess")),
  NOT_UTF8(
      ServerReply.json(200, "")
          .withBody("{\"choices\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))),
  ARRAY(ServerReply.json(200, "[]")),
  DEEP(ServerReply.json(200, "[".repeat(100_000))),
  NO_CHOICES(ServerReply.json(200, "{\"choices\":[]}")),
  NULL_CHOICES(ServerReply.json(200, "{\"choices\":null}")),
  NO_MESSAGE(ServerReply.json(200, "{\"choices\":[{\"index\":0}]}")),
  ERROR_WITH_200(ServerReply.error(200, "CUDA out of memory")),
  STATUS_INSIDE(
      ServerReply.json(200, "{\"error\":{\"code\":503,\"message\":\"no instance available\"}}")),
  BROKEN_OFF(ServerReply.chat(ServerReply.message("half of"), "error", 10, 2)),
  EVENTS(
      new ServerReply(
          200,
          List.of("Content-Type: text/event-stream"),
          "data: {\"choices\":[]}\n\n".getBytes(StandardCharsets.UTF_8)));

  /** Those by which a server says that it has too much to do. */
  public static final Set<Fault> BUSY =
      EnumSet.of(
          RATE_LIMITED,
          RATE_LIMITED_SECONDS,
          RATE_LIMITED_MILLIS,
          RATE_LIMITED_DATE,
          UNAVAILABLE,
          STATUS_INSIDE,
          OVERLOADED);

  /** Those that are seen only by who stops waiting. */
  public static final Set<Fault> STANDING = EnumSet.of(SILENCE, STANDSTILL);

  private final Delivery delivery;
  private final ServerReply reply;

  Fault(Delivery delivery) {
    this.delivery = delivery;
    this.reply = ServerReply.words("what nobody gets");
  }

  Fault(ServerReply reply) {
    this.delivery = Delivery.PLAIN;
    this.reply = reply;
  }

  private static ServerReply page(int status, String title) {
    String html =
        "<html><head><title>" + title + "</title></head><body>" + title + "</body></html>";
    return new ServerReply(
        status, List.of("Content-Type: text/html"), html.getBytes(StandardCharsets.UTF_8));
  }

  /** How its answer gets to the client. */
  Delivery delivery() {
    return delivery;
  }

  /** What it answers. */
  ServerReply reply() {
    return reply;
  }
}
