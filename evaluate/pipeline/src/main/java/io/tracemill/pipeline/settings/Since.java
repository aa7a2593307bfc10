package io.tracemill.pipeline.settings;

import io.tracemill.prepare.seen.Seen;
import io.tracemill.prepare.seen.SeenUntil;
import io.tracemill.prepare.seen.Times;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * From when on traces are new: a time, or what some files do not have.
 *
 * @param text as somebody said it
 * @param time empty where it is files
 */
public record Since(String text, Optional<Instant> time) {

  /** What {@code text} is, a time or a path; nothing where it is neither, as a problem says. */
  static Optional<Since> of(String text, Problems problems) {
    Optional<Instant> time = Times.of(text);
    if (time.isEmpty() && !Files.exists(Path.of(text))) {
      problems.use(
          "since",
          "expected a file of traces that is there, or a time such as 2026-01-31 or"
              + " 2026-01-31T10:00:00Z, but found "
              + text);
      return Optional.empty();
    }
    return Optional.of(new Since(text, time));
  }

  /** The files, if it is files. */
  public Optional<Path> files() {
    return time.isPresent() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** What was seen, as far as that is known without reading files. */
  Seen seen() {
    return time.<Seen>map(SeenUntil::new).orElse(Seen.NOTHING);
  }
}
