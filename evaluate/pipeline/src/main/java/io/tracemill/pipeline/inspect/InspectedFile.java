package io.tracemill.pipeline.inspect;

import io.tracemill.json.lines.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * A file as it is stored.
 *
 * @param name {@code -} for the standard input
 * @param bytes nothing for the standard input and pipes
 */
public record InspectedFile(String name, Optional<Long> bytes, boolean compressed) {

  /** Looks at a file. */
  public static InspectedFile of(Input input) throws IOException {
    boolean regular = input.path().isPresent() && Files.isRegularFile(input.path().get());
    return regular
        ? new InspectedFile(
            input.name(), Optional.of(Files.size(input.path().get())), input.isCompressed())
        : new InspectedFile(input.path().isPresent() ? input.name() : "-", Optional.empty(), false);
  }
}
