package io.tracemill.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Tracemill's version, as the jar tells it. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"tracemill " + text()};
  }

  /** Such as {@code 0.1.0}. */
  static String text() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
