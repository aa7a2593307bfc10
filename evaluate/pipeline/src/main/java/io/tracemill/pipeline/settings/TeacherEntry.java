package io.tracemill.pipeline.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code teachers.yaml} says of one name: who answers by it, and how.
 *
 * @param name as the config uses it
 * @param maxTokens the longest answer, thoughts included
 * @param price empty where its answers cost nothing, or nothing is known
 */
public record TeacherEntry(String name, Kind kind, int maxTokens, Optional<Price> price) {

  /** The longest answer where nothing is said of it. */
  static final int USUAL_TOKENS = 2048;

  /** What an address is, for people. */
  public static final String ADDRESS =
      "an address such as http://127.0.0.1:8080/v1, without user, password or fragment";

  private static final String COMPLETIONS = "/chat/completions";

  /** The address that {@code text} is, if it is one. */
  public static Optional<URI> address(String text) {
    try {
      String bare = text.replaceFirst("/+$", "");
      boolean whole = bare.endsWith(COMPLETIONS);
      URI uri = new URI(whole ? bare.substring(0, bare.length() - COMPLETIONS.length()) : bare);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      boolean plain = uri.getUserInfo() == null && uri.getFragment() == null;
      return web && uri.getHost() != null && plain ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * A server that is named without a file.
   *
   * @param model empty for the only one that it lists
   * @param key the name of the environment variable that holds its key
   */
  public static TeacherEntry served(
      URI address, Optional<String> model, Optional<String> key, boolean leavesMachine) {
    Endpoint endpoint =
        new Endpoint(
            address,
            model,
            key,
            leavesMachine,
            RunSettings.Base.USUAL_PARALLEL,
            OptionalInt.empty(),
            "{}");
    String name = shown(address) + model.map(found -> "#" + found).orElse("");
    return new TeacherEntry(name, endpoint, USUAL_TOKENS, Optional.empty());
  }

  /** Without the query, which may hold what others should not see. */
  private static String shown(URI address) {
    return address.toString().replaceFirst("\\?.*", "");
  }

  /** Whether it stands in a file; a server that is named without one is called by its address. */
  public boolean isOfFile() {
    return !(kind instanceof Endpoint served) || !name.startsWith(served.address().toString());
  }

  /** Where it answers, for people. */
  public String place() {
    if (kind instanceof Endpoint served) {
      return shown(served.address());
    }
    return kind instanceof Directory directory
        ? directory.path().toString()
        : String.valueOf(((Answers) kind).file());
  }

  /** Money for a million tokens. */
  public record Price(BigDecimal in, BigDecimal out) {}

  /** Who answers. */
  public sealed interface Kind {}

  /**
   * A server that speaks OpenAI's protocol.
   *
   * @param address to which {@code /chat/completions} is added
   * @param model what the server calls it; empty for the only one that it lists
   * @param keyVariable the name of the environment variable that holds its key
   * @param leavesMachine whether traces may go to a host that is not this one
   * @param parallel requests at a time
   * @param context tokens that the server really holds; empty where that is not known
   * @param extra an object in JSON whose fields are added to each request
   */
  public record Endpoint(
      URI address,
      Optional<String> model,
      Optional<String> keyVariable,
      boolean leavesMachine,
      int parallel,
      OptionalInt context,
      String extra)
      implements Kind {}

  /** A model's directory, which computes here. */
  public record Directory(Path path) implements Kind {}

  /** Answers that were recorded, in a predictions file. */
  public record Answers(Path file) implements Kind {}
}
