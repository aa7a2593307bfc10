package io.tracemill.serve.http;

/** Says with which status a request is refused, and why. */
public final class HttpRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient HttpReply reply;
  private final String logged;

  /** With what people are told. */
  public HttpRefusedException(int status, String message) {
    this(status, message, message);
  }

  /** With what a log says in place of a message that may hold some of what was sent. */
  public HttpRefusedException(int status, String message, String logged) {
    this(HttpReply.error(status, message), message, logged);
  }

  /** With an answer of another form. */
  public HttpRefusedException(HttpReply reply, String logged) {
    this(reply, logged, logged);
  }

  private HttpRefusedException(HttpReply reply, String message, String logged) {
    super(message);
    this.reply = reply;
    this.logged = logged;
  }

  /** The same with a header more in the answer. */
  public HttpRefusedException with(String name, String value) {
    return new HttpRefusedException(reply.with(name, value), String.valueOf(getMessage()), logged);
  }

  /** What a log may say of it. */
  public String logged() {
    return logged;
  }

  /** The answer that says it. */
  public HttpReply reply() {
    return reply;
  }
}
