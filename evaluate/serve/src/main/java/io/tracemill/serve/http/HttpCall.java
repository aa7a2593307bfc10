package io.tracemill.serve.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as it came: nothing in it is decoded. Of one thread at a time. */
public final class HttpCall {
  private final HttpExchange exchange;
  private final InputStream body;
  private final String target;

  HttpCall(HttpExchange exchange, InputStream body) {
    this.exchange = exchange;
    this.body = body;
    this.target = exchange.getRequestURI().toString();
  }

  HttpExchange exchange() {
    return exchange;
  }

  /** Its method, in the client's letters. */
  public String method() {
    return exchange.getRequestMethod();
  }

  /** What follows the method: the path and the query, escaped as they came. */
  public String target() {
    return target;
  }

  /** The target up to its query. */
  public String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** What follows the question mark, escaped as it came. */
  public Optional<String> query() {
    int query = target.indexOf('?');
    return query < 0 ? Optional.empty() : Optional.of(target.substring(query + 1));
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** All values of a header. */
  public List<String> headers(String name) {
    return exchange.getRequestHeaders().getOrDefault(name, List.of());
  }

  /** All headers; names begin with a capital letter and have no other. */
  public Map<String, List<String>> headers() {
    return exchange.getRequestHeaders();
  }

  /**
   * Its body, as it comes in; need not be closed, nor read to its end. Fails if the client stands
   * still or breaks off.
   */
  public InputStream body() {
    return body;
  }

  /** The same, which is refused where it has more than {@code most} bytes. */
  public InputStream body(long most) {
    return new LimitedInput(body, most, "the body");
  }
}
