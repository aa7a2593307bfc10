package io.tracemill.cli;

import io.tracemill.json.token.TokenizerKind;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --tokenizer}. */
final class TokenizerOption {
  @Option(
      names = "--tokenizer",
      paramLabel = "jackson|swar",
      description = {
        "What finds the tokens of a line: ${COMPLETION-CANDIDATES}. The result does not depend on"
            + " it; swar is faster. Default: jackson."
      })
  private Optional<TokenizerKind> given = Optional.empty();

  /** Takes an option, if it is this one and its value right. */
  boolean option(String name, String value) {
    for (TokenizerKind kind : TokenizerKind.values()) {
      if (name.equals("--tokenizer") && value.equals(kind.toString())) {
        given = Optional.of(kind);
        return true;
      }
    }
    return false;
  }

  /** The one that was asked for, if one was. */
  Optional<TokenizerKind> given() {
    return given;
  }

  /** Which one. */
  TokenizerKind kind() {
    return given.orElse(TokenizerKind.JACKSON);
  }
}
