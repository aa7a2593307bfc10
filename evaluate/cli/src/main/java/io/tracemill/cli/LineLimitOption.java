package io.tracemill.cli;

import io.tracemill.json.lines.JsonLines;
import picocli.CommandLine.Option;

/** The option {@code --max-line-bytes}. */
final class LineLimitOption {
  @Option(
      names = "--max-line-bytes",
      paramLabel = "N",
      description = "Longer lines are rejected. Default: 67108864 (64 MiB).")
  private int maxLineBytes = JsonLines.DEFAULT_MAX_LINE_BYTES;

  /**
   * How many.
   *
   * @throws UsageException if it is beyond what can be read
   */
  int bytes() {
    UsageException.checkRange("--max-line-bytes", maxLineBytes, JsonLines.GREATEST_MAX_LINE_BYTES);
    return maxLineBytes;
  }
}
