package io.tracemill.endpoint;

import java.net.URI;
import java.util.Optional;

/** Says what is wrong with a whole model, and the next step. */
final class Advice {
  private final EndpointSettings settings;
  private final EndpointAddress address;

  Advice(EndpointSettings settings) {
    this.settings = settings;
    this.address = new EndpointAddress(settings.address());
  }

  /** A status that no other request would get rid of. */
  String of(int status, ServerError error) {
    String said = " answers " + status + ": " + error.shown(settings);
    return switch (status) {
      case 401 -> name() + said + "; " + aboutKey();
      case 402, 429 -> name() + said + "; its account has to be paid or its limit raised";
      case 403 -> name() + said + "; the key may not use this model: " + aboutKey();
      case 404 -> name() + said + "; " + aboutPlace();
      case 405 -> name() + said + "; " + aboutPath();
      default -> name() + said;
    };
  }

  private String aboutKey() {
    if (settings.key().isPresent()) {
      String variable = settings.keyVariable().map(" "::concat).orElse("");
      return "check the value of the environment variable" + variable;
    }
    return settings
        .keyVariable()
        .map(variable -> "set the environment variable " + variable)
        .orElse("name the environment variable that holds its key, as in api_key_env: TEACHER_KEY");
  }

  private String aboutPlace() {
    String place = address.hasVersion() ? "the address" : aboutPath();
    return settings
        .model()
        .map(model -> "check the model's name, " + model + ", or " + place)
        .orElseGet(this::aboutPath);
  }

  private String aboutPath() {
    return address.hasVersion()
        ? "check the address"
        : "write the address with its version, as in " + address + "/v1";
  }

  /** An answer that points elsewhere, which is not followed: the key would go along. */
  String redirected(int status, Arrival.Answered answered) {
    String to =
        answered.headers().firstValue("location").flatMap(this::place).orElse("another address");
    return name()
        + " answers "
        + status
        + ", go to "
        + to
        + "; if that is right, write that"
        + " address";
  }

  /** What {@code location} names; nothing if it says the key, in whatever escapes. */
  private Optional<String> place(String location) {
    try {
      URI uri = URI.create(location);
      String said = Optional.ofNullable(uri.getPath()).orElse("");
      if (!settings.hidden(said).equals(said)) {
        return Optional.empty();
      }
      return uri.getHost() == null
          ? Optional.ofNullable(uri.getRawPath())
          : Optional.of(new EndpointAddress(uri).toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A certificate that Java does not trust. */
  String untrusted(String reason) {
    return name()
        + " has a certificate that is not trusted: "
        + settings.hidden(reason)
        + "; add it to the trust store of Java, or name one by -Djavax.net.ssl.trustStore";
  }

  /** Nothing came from it, ever. */
  String unreached(String reason) {
    return name() + " cannot be reached: " + reason + "; start the server, or check the address";
  }

  /** The list of models cannot be had. */
  String unlisted(String reason) {
    return name()
        + " does not tell its models: "
        + reason
        + "; start the server, check the address, or write model: NAME";
  }

  /** Too many rows in a row got no answer. */
  String failing(int rows, String reason) {
    return name()
        + " failed "
        + rows
        + (rows == 1 ? " time" : " times in a row")
        + ": "
        + reason
        + "; what is answered is kept, the same command goes on from there";
  }

  /** Nothing else was ever answered but that it refuses. */
  String refusing(int rows, String reason) {
    return name()
        + " refused all of "
        + rows
        + " requests: "
        + reason
        + "; none of them is kept, the same command asks again";
  }

  /** The model and where it is. */
  String name() {
    return settings.model().map(model -> model + " at ").orElse("") + address;
  }
}
