package io.tracemill.report.export;

import java.util.List;
import java.util.Optional;

/** All forms for other viewers. */
public final class Exports {

  /** Every form there is. */
  public static final List<Export> ALL =
      List.of(new InspectLog(), new PromptfooResults(), new MlflowTable());

  private Exports() {}

  /** The form called {@code key}. */
  public static Optional<Export> named(String key) {
    return ALL.stream().filter(export -> export.key().equals(key)).findFirst();
  }
}
