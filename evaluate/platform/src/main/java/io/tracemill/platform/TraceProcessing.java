package io.tracemill.platform;

import java.nio.file.Path;

/**
 * With what traces are processed again; only how traces are processed counts, the rest stays as it
 * was first sent.
 *
 * @param file in YAML or JSON
 * @param form what the file holds
 */
public record TraceProcessing(Path file, Form form) {

  /** What a file of it holds. */
  public enum Form {
    /** A whole config, of which the section {@code trace_processing} counts. */
    CONFIG,
    /** That section alone. */
    SECTION
  }
}
