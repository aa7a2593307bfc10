package io.tracemill.cli;

import io.tracemill.json.lines.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * A file as it is stored.
 *
 * @param bytes nothing for the standard input and pipes
 */
record InspectedFile(String name, Optional<Long> bytes, boolean compressed) {
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

  static InspectedFile of(Input input) throws IOException {
    boolean regular = input.path().isPresent() && Files.isRegularFile(input.path().get());
    return regular
        ? new InspectedFile(
            input.name(), Optional.of(Files.size(input.path().get())), input.isCompressed())
        : new InspectedFile(input.path().isPresent() ? input.name() : "-", Optional.empty(), false);
  }

  String words() {
    return bytes.map(InspectedFile::rounded).orElse(name.equals("-") ? "standard input" : "")
        + (compressed ? ", compressed" : "");
  }

  /** With one decimal, cut, from 1000 bytes on. */
  private static String rounded(long bytes) {
    long unit = 1;
    int power = 0;
    while (bytes / unit >= 1000 && power < UNITS.size() - 1) {
      unit *= 1000;
      power++;
    }
    String decimal = power == 0 ? "" : "." + bytes * 10 / unit % 10;
    return bytes / unit + decimal + " " + UNITS.get(power);
  }
}
