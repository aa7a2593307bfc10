package io.tracemill.pipeline.files;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.TracesDirectory;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Copies of pipes and of the standard input, for what reads a file more than once; in the folder of
 * the machine for such files, and gone when closed or when the process ends.
 */
public final class Spools implements Closeable {
  private final Deque<Path> made = new ArrayDeque<>();

  /** {@code input}, or a copy of the same name where it can be read only once. */
  public Input of(Input input) throws IOException {
    boolean again = input.path().isPresent() && Files.isRegularFile(input.path().get());
    return again ? input : new Input(input.name(), Optional.of(copy(input.name(), input)));
  }

  /** {@code file}, or a copy with a name like it; {@code -} is the standard input. */
  public Path of(Path file) throws IOException {
    boolean again = Files.isRegularFile(file) || Files.isDirectory(file);
    return again ? file : copy(name(file), Input.of(file.toString()));
  }

  /** The files of a run, each as {@link #of(Path)} says. */
  public TracesDirectory of(TracesDirectory files) throws IOException {
    Optional<Path> test =
        files.testSet().isPresent() ? Optional.of(of(files.testSet().get())) : Optional.empty();
    return new TracesDirectory(
        of(files.traces()), of(files.jobDescription()), of(files.config()), test, files.teachers());
  }

  /** The last name of {@code file}; pipes of a shell have but a number. */
  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.equals("-") ? "stdin" : name.matches("[0-9]+") ? "pipe" : name;
  }

  private Path copy(String name, Input input) throws IOException {
    Path folder = temporary(Files.createTempDirectory("tracemill-"));
    Path copy = temporary(folder.resolve(name(Path.of(name))));
    try (InputStream in = stored(input)) {
      Files.copy(in, copy);
    } catch (IOException e) {
      throw new FileSystemException(
          copy.toString(),
          null,
          e.getMessage()
              + ": "
              + input.name()
              + " is copied there, as it is read twice; -Djava.io.tmpdir=DIR in TRACEMILL_OPTS"
              + " names another folder");
    }
    return copy;
  }

  private static InputStream stored(Input input) throws IOException {
    return input.path().isPresent() ? new FileInputStream(input.path().get().toFile()) : System.in;
  }

  private Path temporary(Path file) {
    made.push(file);
    file.toFile().deleteOnExit();
    return file;
  }

  @Override
  public void close() throws IOException {
    for (Path file : made) {
      Files.deleteIfExists(file);
    }
  }
}
