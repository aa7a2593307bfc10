package io.tracemill.serve.http;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Makes answers of refusals and failures, and tells of each in a line, which holds neither what was
 * sent nor any secret: {@code POST /models/{id}/uploads 400 has no field "content"}.
 *
 * @param log takes lines from several threads
 */
public record Complaints(Consumer<String> log) {
  private static final int LONGEST = 300;

  /** What may fail. */
  @FunctionalInterface
  interface Attempt {
    HttpReply run() throws IOException;
  }

  /**
   * What {@code attempt} answers.
   *
   * @param what the method and the form of the path
   */
  HttpReply answer(String what, Attempt attempt) {
    try {
      return attempt.run();
    } catch (HttpRefusedException e) {
      tell(what, e.reply().status(), e.logged());
      return e.reply();
    } catch (BrokenCallException e) {
      tell(what, 400, "the request broke off: " + e.getMessage());
      return HttpReply.error(400, "the request broke off").with("Connection", "close");
    } catch (IOException e) {
      tell(what, 500, e.toString());
      return HttpReply.error(500, "the server could not do this: its log says why");
    } catch (RuntimeException e) {
      tell(what, 500, "a bug, please report it: " + place(e));
      return HttpReply.error(500, "the server has a bug: its log says where");
    }
  }

  /** Without the message, which may hold anything. */
  private static String place(RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private void tell(String what, int status, String reason) {
    StringBuilder line = new StringBuilder();
    (what + " " + status + " " + reason)
        .codePoints()
        .limit(LONGEST)
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .forEach(line::appendCodePoint);
    log.accept(line.toString());
  }
}
