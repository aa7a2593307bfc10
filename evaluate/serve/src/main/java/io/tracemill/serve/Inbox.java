package io.tracemill.serve;

import io.tracemill.serve.Backing.Scratching;
import io.tracemill.serve.http.FormPart;
import io.tracemill.serve.http.HttpCall;
import io.tracemill.serve.http.Multipart;
import io.tracemill.serve.http.Room;
import io.tracemill.serve.http.Turnstile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Folders for what comes in, each taken away when the platform has been asked. Thread-safe. */
final class Inbox {
  private final Scratching scratch;
  private final ServerLimits limits;
  private final Turnstile turnstile;

  Inbox(Scratching scratch, ServerLimits limits) {
    this.scratch = scratch;
    this.limits = limits;
    this.turnstile = new Turnstile(limits.atOnce(), limits.patience());
  }

  /** What is done with files that came. */
  @FunctionalInterface
  interface Use<F, T> {
    T of(F files) throws IOException;
  }

  /** Has something done in a folder. */
  <T> T use(Use<Path, T> use) throws IOException {
    Path folder = scratch.folder();
    try {
      return use.of(folder);
    } finally {
      delete(folder);
    }
  }

  /** Has something done with the files of a form, when they have come. */
  <T> T form(HttpCall call, List<FormPart> parts, Use<Map<String, Path>, T> use)
      throws IOException {
    Multipart form = new Multipart(parts, limits.upload(), new Room(limits.spare()));
    return use(folder -> use.of(turnstile.pass(() -> form.receive(call, folder))));
  }

  /** Writes a body to a file. */
  void file(HttpCall call, long most, Path file) throws IOException {
    turnstile.pass(
        () -> {
          new Room(limits.spare()).copy(call.body(most), file);
          return file;
        });
  }

  ServerLimits limits() {
    return limits;
  }

  /** Takes a folder of files away. */
  static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }
}
