package io.tracemill.json.lines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of records in a folder and in the folders inside it, but for hidden ones. */
public final class InputFolder {
  /** What names of such files end in, before {@code .gz} or {@code .zst}. */
  public static final List<String> ENDINGS = List.of(".jsonl", ".ndjson", ".json", ".csv", ".tsv");

  private static final List<String> COMPRESSED = List.of("", ".gz", ".zst");

  private InputFolder() {}

  /** The files in {@code folder}, in the order of their names; {@code name} begins theirs. */
  public static List<Input> of(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && isRecords(file) && !isHidden(folder, file))
          .map(file -> new Input(name + "/" + inside(folder, file), Optional.of(file)))
          .sorted(Comparator.comparing(Input::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the name of {@code file} ends in that says it has records; nothing if it ends in none. */
  public static Optional<String> ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return COMPRESSED.stream()
        .flatMap(compressed -> ENDINGS.stream().map(ending -> ending + compressed))
        .filter(ending -> name.endsWith(ending) && name.length() > ending.length())
        .findFirst();
  }

  /** The names that a file of {@code stem} may have. */
  public static List<String> names(String stem) {
    return ENDINGS.stream()
        .flatMap(ending -> COMPRESSED.stream().map(compressed -> stem + ending + compressed))
        .toList();
  }

  private static boolean isRecords(Path file) {
    return ending(file).isPresent();
  }

  private static boolean isHidden(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }

  private static String inside(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }
}
