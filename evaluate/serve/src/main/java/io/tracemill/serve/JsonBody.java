package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.RefusedException;
import io.tracemill.serve.http.HttpCall;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import java.io.IOException;
import java.util.Optional;

/** JSON in requests and answers, and what is wrong with it. */
final class JsonBody {
  private static final String SOURCE = "body";
  private static final int OK = 200;
  private static final int INVALID = 400;

  private JsonBody() {}

  /**
   * The object that a body is.
   *
   * @throws DataException if it is none; {@link #refusing} makes an answer of that
   */
  static Node read(HttpCall call, long most) throws IOException {
    byte[] bytes = call.body(most).readAllBytes();
    return new Tape().read(Line.of(SOURCE, bytes)).as(Kind.OBJECT);
  }

  /** A string of an object, which has to be there. */
  static String text(Node object, Name name) {
    return object.field(name).text();
  }

  /** A string of an object, if it is there. */
  static Optional<String> findText(Node object, Name name) {
    return object.find(name).map(Node::text);
  }

  static HttpReply reply(Node json) {
    return HttpReply.of(OK, "application/json", json.raw().toString().getBytes(UTF_8));
  }

  static HttpReply reply(JsonText json) {
    return HttpReply.json(OK, json);
  }

  /** The same route, which answers what the platform refuses, and bodies that it cannot read. */
  static Route refusing(Route route) {
    return new Route(
        route.method(),
        route.path(),
        route.access(),
        call -> {
          try {
            return route.action().answer(call);
          } catch (RefusedException e) {
            throw new HttpRefusedException(e.refusal().status(), String.valueOf(e.getMessage()));
          } catch (DataException e) {
            throw refused(e);
          }
        });
  }

  /** What was sent is shown to who sent it, and not in the log. */
  private static RuntimeException refused(DataException e) {
    return e.source().equals(SOURCE)
        ? new HttpRefusedException(
            INVALID,
            e.path() + ": " + e.problem(),
            "the body is not the JSON that was expected, at " + e.path())
        : e;
  }
}
