package io.tracemill.pipeline.settings;

import io.tracemill.trace.DataVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says beyond the config; it wins.
 *
 * @param dataVersion the row shape that was asked for; {@link DataVersion#V0} where none was
 * @param testSet whether a curated test set was given, which makes a test split needless; only
 *     warnings depend on it
 */
public record Overrides(Optional<DataVersion> dataVersion, boolean testSet, List<Override> values) {

  /** Copies the values. */
  public Overrides {
    values = List.copyOf(values);
  }

  /**
   * One key with another value.
   *
   * @param key such as {@code trace_processing.relabel}
   * @param text read as YAML, as it would stand in the config
   * @param option what the user typed, such as {@code --no-relabel}
   */
  public record Override(String key, String text, String option) {}

  /** Nothing to add. */
  public static Overrides none() {
    return new Overrides(Optional.empty(), false, List.of());
  }

  /** The same with a data version. */
  public Overrides withDataVersion(DataVersion version) {
    return new Overrides(Optional.of(version), testSet, values);
  }

  /** The same with a curated test set given, or not. */
  public Overrides withTestSet(boolean given) {
    return new Overrides(dataVersion, given, values);
  }

  /** The same with one more value; of two for the same key the later wins. */
  public Overrides with(Override value) {
    List<Override> more = new ArrayList<>(values);
    more.add(value);
    return new Overrides(dataVersion, testSet, more);
  }
}
