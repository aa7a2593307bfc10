package io.tracemill.pipeline.settings;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.trace.DataVersion;
import java.util.Optional;

/**
 * What a run is told beyond the config.
 *
 * @param dataVersion the row shape that was asked for; {@link DataVersion#V0} where none was
 * @param tokenizer the one that was asked for, for the record
 * @param testSet whether a curated test set was given, which makes a test split needless; only
 *     warnings depend on it
 */
public record Overrides(
    Optional<DataVersion> dataVersion, Optional<TokenizerKind> tokenizer, boolean testSet) {

  /** Nothing to add. */
  public static Overrides none() {
    return new Overrides(Optional.empty(), Optional.empty(), false);
  }

  /** The same with a data version. */
  public Overrides withDataVersion(DataVersion version) {
    return new Overrides(Optional.of(version), tokenizer, testSet);
  }

  /** The same with a curated test set given, or not. */
  public Overrides withTestSet(boolean given) {
    return new Overrides(dataVersion, tokenizer, given);
  }
}
