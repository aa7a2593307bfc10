package io.tracemill.prepare.fuzz;

import io.tracemill.json.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The lines of all files under a folder of fixtures, in the order of their names. */
final class Seeds {
  private static final int LONGEST = 20_000;

  private Seeds() {}

  static List<String> under(String folder) {
    URL url = Objects.requireNonNull(Resources.class.getResource(folder), folder);
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(url.toURI()))) {
      for (Path file : files.filter(Seeds::isInput).sorted().toList()) {
        Files.readString(file).lines().filter(l -> fits(l)).forEach(lines::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
    return List.copyOf(lines);
  }

  private static boolean isInput(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals("in.jsonl") || name.equals("bad.jsonl");
  }

  private static boolean fits(String line) {
    return !line.isEmpty() && line.length() <= LONGEST && !line.startsWith("#");
  }
}
