package io.tracemill.pipeline.settings;

import java.util.List;
import java.util.Optional;

/**
 * What was said of the settings of a request, by their names, such as {@code max-line-bytes}: by
 * the options of a command line, or the fields of a form.
 */
public interface RequestWords {

  /** What was said of a setting; of one that may only be said, any word. */
  Optional<String> of(String setting);

  /** All that was said of a setting that takes several values, in order. */
  List<String> all(String setting);
}
