package io.tracemill.pipeline.model;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** Which model is meant: of a directory of this machine, or by a name of {@code teachers.yaml}. */
public sealed interface ModelName permits ModelName.Directory, ModelName.Entry {

  /** The name by which people know the model; fit to begin a file's name. */
  String shortName();

  /** Its directory, if it computes here. */
  Optional<Path> directory();

  /**
   * What {@code words} name: a directory, or {@code http://host:port/v1#model}. Nothing is looked
   * at.
   *
   * @return nothing where it is neither; the problem says why
   */
  static Optional<ModelName> read(String words, Problems problems) {
    if (words.startsWith("http://") || words.startsWith("https://")) {
      return endpoint(words, problems);
    } else if (words.isEmpty()) {
      missing(problems);
      return Optional.empty();
    }
    return Optional.of(new Directory(Path.of(words)));
  }

  /**
   * What is said of the setting {@code model}: a name of {@code teachers.yaml}, or what the other
   * way to read takes; or of {@code endpoint} in its place. One of them has to be.
   */
  static Optional<ModelName> read(RequestValues values) {
    Optional<String> words = values.text("model");
    if (values.has("endpoint")) {
      return served(values);
    } else if (words.isEmpty()) {
      missing(values.problems());
      return Optional.empty();
    }
    Optional<TeacherEntry> entry =
        TeachersFile.read(values)
            .flatMap(file -> Optional.ofNullable(file.entries().get(words.get())));
    return entry.isPresent() ? entry.map(Entry::new) : read(words.get(), values.problems());
  }

  private static Optional<ModelName> served(RequestValues values) {
    if (values.has("model")) {
      values.problems().setting("endpoint", "stands for `model`; give one of them");
    }
    Problems problems = values.problems();
    int before = problems.errors();
    Optional<URI> address = TeacherEntry.address(values.text("endpoint").orElseThrow());
    if (address.isEmpty()) {
      problems.setting("endpoint", "expected " + TeacherEntry.ADDRESS);
    }
    return problems.errors() > before
        ? Optional.empty()
        : Optional.of(
            new Entry(
                TeacherEntry.served(
                    address.orElseThrow(),
                    values.text("endpoint-model"),
                    values.text("api-key-env"),
                    values.has("leaves-machine"))));
  }

  private static void missing(Problems problems) {
    problems.setting(
        "model",
        "is missing; give a model's directory as it comes from a hub, a name of teachers.yaml, or"
            + " an `endpoint`");
  }

  private static Optional<ModelName> endpoint(String words, Problems problems) {
    Optional<ModelName> read =
        model(words)
            .flatMap(
                model ->
                    TeacherEntry.address(words.substring(0, words.indexOf('#')))
                        .map(address -> served(address, model)));
    if (read.isEmpty()) {
      problems.setting(
          "model",
          "expected an endpoint such as http://127.0.0.1:8080/v1#qwen3, the name of its model"
              + " behind #, but found "
              + words.replaceFirst("//[^/]*@", "//...@"));
    }
    return read;
  }

  private static ModelName served(URI address, String model) {
    return new Entry(TeacherEntry.served(address, Optional.of(model), Optional.empty(), false));
  }

  /** What stands behind the # of an address. */
  private static Optional<String> model(String words) {
    try {
      return Optional.ofNullable(new URI(words).getFragment()).filter(model -> !model.isEmpty());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /**
   * A model directory as it comes from a hub.
   *
   * @param path need not be there
   */
  record Directory(Path path) implements ModelName {
    @Override
    public String shortName() {
      return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public Optional<Path> directory() {
      return Optional.of(path);
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** Whoever an entry of {@code teachers.yaml}, or what stands for one, says. */
  record Entry(TeacherEntry entry) implements ModelName {
    @Override
    public String shortName() {
      String name =
          entry.kind() instanceof TeacherEntry.Endpoint endpoint
              ? endpoint.model().orElse(entry.name())
              : entry.name();
      return name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    }

    @Override
    public Optional<Path> directory() {
      return entry.kind() instanceof TeacherEntry.Directory found
          ? Optional.of(found.path())
          : Optional.empty();
    }

    @Override
    public String toString() {
      return entry.name();
    }
  }
}
