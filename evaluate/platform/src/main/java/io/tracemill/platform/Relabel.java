package io.tracemill.platform;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a dataset is made of another.
 *
 * @param smoke whether only a few traces are taken, to see whether all goes well
 * @param config in place of the parent's, as a whole; what it leaves out falls to the defaults
 * @param jobDescription in place of the parent's
 */
public record Relabel(
    Operation operation, boolean smoke, Optional<Path> config, Optional<Path> jobDescription) {

  /** Which rows come of it. */
  public enum Operation {
    RELABEL_TRACES_TEST,
    RELABEL_TRACES_TRAIN;

    /** Its name on the platform. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a name, if there is one. */
    public static Optional<Operation> of(String key) {
      return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
    }
  }
}
