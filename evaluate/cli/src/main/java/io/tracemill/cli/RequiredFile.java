package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TracesDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file that a directory has to hold to be uploaded.
 *
 * @param names that it may have, its usual one first
 */
record RequiredFile(List<String> names) {
  RequiredFile(String... names) {
    this(List.of(names));
  }

  /** The one that is there. */
  Optional<Path> in(Path directory) {
    return names.stream().map(directory::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** Notes if there is none, in the words of the platform's own command. */
  void check(Path directory, Problems problems) {
    if (in(directory).isEmpty()) {
      missing(names.get(0) + " in " + TracesDirectory.shown(directory), problems);
    }
  }

  static void missing(String what, Problems problems) {
    problems.add(
        new Problem(
            Problem.Severity.ERROR,
            "",
            OptionalInt.empty(),
            "",
            "Required file not found: " + what));
  }
}
