package io.tracemill.cli;

import io.tracemill.ask.Decoding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How an answer is chosen token by token. */
final class DecodingOptions {
  private static final BigDecimal HOTTEST = new BigDecimal(100);

  @Option(
      names = "--temperature",
      paramLabel = "X",
      description =
          "Above 0, tokens are drawn; what generation_config.json says of that does not count."
              + " Default: 0, the likeliest token each time.")
  private Optional<String> temperature = Optional.empty();

  @Option(
      names = "--top-p",
      paramLabel = "X",
      description = "Tokens are drawn from the likeliest with this probability. Default: 1.")
  private Optional<String> topP = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides what is drawn: the same seed, the same answers. Default: 0.")
  private Optional<String> seed = Optional.empty();

  /** Takes an option, if it is one of these; values are looked at later. */
  boolean option(String name, String value) {
    switch (name) {
      case "--temperature" -> temperature = Optional.of(value);
      case "--top-p" -> topP = Optional.of(value);
      case "--seed" -> seed = Optional.of(value);
      default -> {
        return false;
      }
    }
    return true;
  }

  Decoding decoding(int maxNewTokens, OptionValues values) {
    double heat = values.number("--temperature", temperature, false, HOTTEST).orElse(0.0);
    double share = values.number("--top-p", topP, true, BigDecimal.ONE).orElse(1.0);
    long draws = values.whole("--seed", seed).orElse(0L);
    if (temperature.isEmpty() && (topP.isPresent() || seed.isPresent())) {
      values.wrong(
          topP.isPresent() ? "--top-p" : "--seed",
          "means nothing without --temperature, as the likeliest token is taken each time");
    }
    return new Decoding(maxNewTokens, heat, share, draws, List.of());
  }
}
