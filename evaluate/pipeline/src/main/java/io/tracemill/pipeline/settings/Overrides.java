package io.tracemill.pipeline.settings;

import io.tracemill.trace.DataVersion;
import java.util.Optional;

/**
 * What a run is told beyond the config.
 *
 * @param dataVersion the row shape that was asked for; {@link DataVersion#V0} where none was
 * @param reading how traces are to be read, for the record
 * @param testSet whether a curated test set was given, which makes a test split needless; only
 *     warnings depend on it
 */
public record Overrides(
    Optional<DataVersion> dataVersion, ReadingChoices reading, boolean testSet) {

  /** Nothing to add. */
  public static Overrides none() {
    return new Overrides(Optional.empty(), ReadingChoices.USUAL, false);
  }

  /** The same with a data version. */
  public Overrides withDataVersion(DataVersion version) {
    return new Overrides(Optional.of(version), reading, testSet);
  }

  /** The same with a curated test set given, or not. */
  public Overrides withTestSet(boolean given) {
    return new Overrides(dataVersion, reading, given);
  }
}
