package io.tracemill.endpoint;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model on a server that speaks OpenAI's protocol.
 *
 * @param address {@code /chat/completions} is appended to it
 * @param model what the server calls it; where absent, the only one that it lists
 * @param keyVariable the name of the environment variable that holds the key, for messages only
 * @param parallel how many requests are on their way at once
 * @param context how many tokens the server holds, prompt and answer together
 * @param extra a JSON object of fields that each request has too, in place of others of that name
 */
public record EndpointSettings(
    URI address,
    Optional<String> model,
    Optional<String> keyVariable,
    Optional<Secret> key,
    int parallel,
    OptionalInt context,
    String extra,
    Patience patience) {
  /** What the client itself has to decide. */
  private static final Set<String> OWN = Set.of("messages", "stream", "stream_options", "n");

  /**
   * Checks all that can be checked without asking the server.
   *
   * @throws IllegalArgumentException with what is wrong, for people
   */
  public EndpointSettings {
    new EndpointAddress(address);
    require(parallel >= 1, "at least 1 request at once, not " + parallel);
    require(context.orElse(1) >= 1, "a context of at least 1 token");
    checkExtra(extra);
  }

  /** A model that needs no key, asked patiently. */
  public static EndpointSettings of(URI address, String model, int parallel) {
    return new EndpointSettings(
        address,
        Optional.of(model),
        Optional.empty(),
        Optional.empty(),
        parallel,
        OptionalInt.empty(),
        "{}",
        Patience.USUAL);
  }

  /** The same for a model of the server. */
  public EndpointSettings withModel(String name) {
    return new EndpointSettings(
        address, Optional.of(name), keyVariable, key, parallel, context, extra, patience);
  }

  /** The same with other fields for each request. */
  public EndpointSettings withExtra(String other) {
    return new EndpointSettings(
        address, model, keyVariable, key, parallel, context, other, patience);
  }

  /** The same with other patience. */
  public EndpointSettings with(Patience other) {
    return new EndpointSettings(address, model, keyVariable, key, parallel, context, extra, other);
  }

  private static void checkExtra(String extra) {
    try {
      Set<String> names =
          Node.of(extra).as(Kind.OBJECT).fields().stream()
              .map(Field::key)
              .collect(Collectors.toSet());
      for (String own : OWN) {
        require(!names.contains(own), "the field \"" + own + "\" is not for extra");
      }
    } catch (DataException e) {
      throw new IllegalArgumentException("extra is not a JSON object: " + e.problem(), e);
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A text for people without the key in it. */
  String hidden(String text) {
    return key.map(secret -> secret.hiddenIn(text)).orElse(text);
  }
}
