package io.tracemill.serve;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Gives the token to who shows it as a password, in the words of Amazon Cognito's {@code
 * InitiateAuth}, which the platform's own scripts ask.
 */
record LoginRoutes(Counter counter) implements RouteGroup {
  private static final String TYPE = "application/x-amz-json-1.1";
  private static final Name PARAMETERS = Name.of("AuthParameters");
  private static final Name PASSWORD = Name.of("PASSWORD");
  private static final int EXPIRES_SECONDS = 3600;

  @Override
  public List<Route> routes() {
    return List.of(Route.open("POST", "/", this::login));
  }

  private HttpReply login(RoutedCall call) throws IOException {
    String target = call.call().header("X-Amz-Target").orElse("");
    if (!target.endsWith(".InitiateAuth")) {
      throw refused("UnknownOperationException", "expected `X-Amz-Target: ...InitiateAuth`");
    }
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Optional<String> password =
        body.find(PARAMETERS).flatMap(all -> JsonBody.findText(all, PASSWORD));
    if (password.filter(counter.token().bearer()::is).isEmpty()) {
      throw refused("NotAuthorizedException", "Incorrect username or password.");
    }
    return HttpReply.of(200, TYPE, token().toBytes());
  }

  private JsonText token() {
    return new JsonText(Layout.COMPACT)
        .beginObject()
        .name("AuthenticationResult")
        .beginObject()
        .name("AccessToken")
        .value(counter.token().text())
        .name("ExpiresIn")
        .value(EXPIRES_SECONDS)
        .name("TokenType")
        .value("Bearer")
        .endObject()
        .name("ChallengeParameters")
        .beginObject()
        .endObject()
        .endObject();
  }

  private static HttpRefusedException refused(String type, String message) {
    JsonText json =
        new JsonText(Layout.COMPACT)
            .beginObject()
            .name("__type")
            .value(type)
            .name("message")
            .value(message)
            .endObject();
    return new HttpRefusedException(HttpReply.of(400, TYPE, json.toBytes()), message);
  }
}
