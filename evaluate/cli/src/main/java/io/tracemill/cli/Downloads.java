package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.OutputDirectory;
import io.tracemill.pipeline.files.PartFile;
import io.tracemill.platform.Download;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Files that a platform gives, written whole or not at all. */
final class Downloads {
  /** What an earlier download may have left, beside the names of data. */
  private static final List<String> OTHERS =
      List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst", "metadata.json");

  private Downloads() {}

  /** Where a directory goes that is called {@code usual} otherwise. */
  static Option destination(String usual) {
    return new Option(
        List.of("--destination", "-d", "--data-destination", "--output-dir"),
        "out",
        "DIR",
        Option.Kind.TEXT,
        List.of(),
        Option.Presence.OPTIONAL,
        List.of(
            "The directory to make; an earlier download there is replaced. Default: "
                + usual
                + "."));
  }

  /** Where a file goes that is called {@code usual} otherwise. */
  static Option fileName(String usual) {
    return Option.text(
        "--file-name",
        "FILE",
        "Where they go; a file that is there is replaced. Default: " + usual + ".");
  }

  /** Makes the directory that is asked for, or {@code usual}; {@code what} it holds is told. */
  static void directory(String what, List<Download> files, Path directory, Terminal terminal)
      throws IOException {
    write(files, directory);
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("directory").value(directory.toString()).name("files").beginArray();
    files.forEach(file -> json.value(file.name()));
    String names = String.join(", ", files.stream().map(Download::name).toList());
    terminal.result(
        json.endArray().endObject().toString(), what + ": " + directory + " (" + names + ")");
  }

  /** The directory that is asked for, or {@code usual}. */
  static Path directory(Given given, String usual) {
    return Path.of(given.of("out").orElse(usual));
  }

  private static void write(List<Download> files, Path directory) throws IOException {
    Set<String> names = new HashSet<>(GivenData.names());
    names.addAll(OTHERS);
    files.forEach(file -> names.add(file.name()));
    try (DirectoryClaim claim = DirectoryClaim.of(directory);
        OutputDirectory made = OutputDirectory.create(claim, true, names, () -> {})) {
      for (Download file : files) {
        try (InputStream in = file.open()) {
          in.transferTo(made.file(file.name()));
        }
      }
      made.complete();
    }
  }

  /** Writes predictions into the file that is asked for, or into {@code usual}. */
  static void predictions(Download predictions, String usual, Given given, Terminal terminal)
      throws IOException {
    Path file = Path.of(given.of("file-name").orElse(usual));
    try (InputStream in = predictions.open();
        PartFile part = PartFile.create(file)) {
      in.transferTo(part.out());
      part.complete();
    }
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("file").value(file.toString()).endObject();
    terminal.result(json.toString(), "Predictions: " + file);
  }
}
