package io.tracemill.endpoint;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Reads what became of a request: by its status, and by its body where that says more. */
final class ReplyReader {
  private static final Name ERROR = Name.of("error");
  private static final int OK = 200;

  /** Not this request is wrong, but the moment. 529 is a gateway's word for overload. */
  private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429, 500, 502, 503, 504, 529);

  private static final Set<Integer> BUSY = Set.of(429, 503, 529);
  private static final Set<Integer> THIS_REQUEST = Set.of(400, 413, 422);

  /** OpenRouter and others refuse single texts so. */
  private static final Pattern MODERATED = Pattern.compile("moderation|flagged|content.?policy");

  private final EndpointSettings settings;
  private final Advice advice;
  private final AnswerBody answers;

  ReplyReader(EndpointSettings settings, Advice advice) {
    this.settings = settings;
    this.advice = advice;
    this.answers = new AnswerBody(settings);
  }

  /** What {@code arrival} means. */
  Reply read(Arrival arrival) {
    if (arrival instanceof Arrival.Answered answered) {
      try {
        return read(answered, BodyText.of(answered));
      } catch (BoundedBody.TooLongException e) {
        return refusedAnswer(e);
      } catch (IOException e) {
        return new Reply.Trouble(e instanceof EOFException ? "a body that ends early" : said(e));
      }
    }
    return lost(((Arrival.Lost) arrival).trouble());
  }

  private static String said(Throwable trouble) {
    return Optional.ofNullable(trouble.getMessage()).orElse(trouble.getClass().getSimpleName());
  }

  private static Reply refusedAnswer(IOException tooLong) {
    return new Reply.Refused(OK, ServerError.plain(said(tooLong)));
  }

  private Reply read(Arrival.Answered answered, String body) {
    if (answered.status() >= OK && answered.status() < 300) {
      return good(answered, body);
    }
    return bad(answered.status(), ServerError.of(body), answered);
  }

  private Reply good(Arrival.Answered answered, String body) {
    Optional<Node> json = BodyText.json(body).filter(node -> node.is(Kind.OBJECT));
    if (json.isEmpty()) {
      return new Reply.Trouble(AnswerBody.noJson(body, settings));
    }
    if (json.get().find(ERROR).isPresent()) {
      return inside(ServerError.of(json.get()), answered);
    }
    return answers.read(json.get());
  }

  /** An error in place of an answer; some name the status that they should have. */
  private Reply inside(ServerError error, Arrival.Answered answered) {
    int status = error.status().orElse(0);
    if (status >= 400 && status < 600 || Overflow.of(error).isPresent()) {
      return bad(status, error, answered);
    }
    return new Reply.Trouble("an error in place of an answer: " + error.shown(settings));
  }

  private Reply bad(int status, ServerError error, Arrival.Answered answered) {
    Optional<Overflow> overflow = Overflow.of(error);
    if (overflow.isPresent()) {
      return new Reply.TooLong(overflow.get());
    }
    if (status == 429 && error.code().equals("insufficient_quota")) {
      return new Reply.Hopeless(advice.of(status, error));
    }
    if (PASSING.contains(status) || status >= 520 && status < 530) {
      return new Reply.Trouble(
          status + ": " + error.shown(settings),
          BUSY.contains(status),
          false,
          RetryAfter.of(answered.headers()));
    }
    boolean moderated = status == 403 && MODERATED.matcher(error.words()).find();
    if (THIS_REQUEST.contains(status) || moderated) {
      return new Reply.Refused(status, error);
    }
    return new Reply.Hopeless(
        status / 100 == 3 ? advice.redirected(status, answered) : advice.of(status, error));
  }

  private Reply lost(Throwable thrown) {
    Throwable trouble =
        thrown instanceof CompletionException && thrown.getCause() != null
            ? thrown.getCause()
            : thrown;
    if (trouble instanceof BoundedBody.TooLongException tooLong) {
      return refusedAnswer(tooLong);
    }
    if (trouble instanceof SSLHandshakeException) {
      return new Reply.Hopeless(advice.untrusted(said(trouble)));
    }
    if (trouble instanceof RuntimeException || trouble instanceof Error) {
      throw new IllegalStateException("a request that could not be sent", trouble);
    }
    boolean silent = trouble instanceof ConnectException || isUnconnected(trouble);
    return new Reply.Trouble(reason(trouble), false, silent, Optional.empty());
  }

  private static boolean isUnconnected(Throwable trouble) {
    return trouble instanceof HttpConnectTimeoutException;
  }

  /** In words of its own, for those of Java differ by its version. */
  private String reason(Throwable trouble) {
    if (isUnconnected(trouble)) {
      return "no connection in " + settings.patience().connect().toSeconds() + " s";
    }
    if (trouble instanceof ConnectException) {
      boolean unknown = trouble.getCause() instanceof UnresolvedAddressException;
      return unknown ? "no machine of that name is known" : "the connection was refused";
    }
    if (trouble instanceof SSLException) {
      return "no encrypted connection: " + settings.hidden(said(trouble));
    }
    return trouble instanceof HttpTimeoutException
        ? said(trouble)
        : "the connection broke before the answer was there";
  }
}
