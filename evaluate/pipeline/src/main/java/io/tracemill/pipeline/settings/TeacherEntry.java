package io.tracemill.pipeline.settings;

import java.math.BigDecimal;
import java.net.URI;
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

  /** How many requests a server gets at a time where nothing is said of it. */
  static final int USUAL_PARALLEL = 4;

  /** A server that is named without a file. */
  public static TeacherEntry served(String name, URI address, String model) {
    Endpoint endpoint =
        new Endpoint(
            address,
            Optional.of(model),
            Optional.empty(),
            false,
            USUAL_PARALLEL,
            OptionalInt.empty(),
            "{}");
    return new TeacherEntry(name, endpoint, USUAL_TOKENS, Optional.empty());
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
