package io.tracemill.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracemill.json.lines.Input;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void filesStayWhatTheyAre() throws IOException {
    Path file = Files.writeString(folder.resolve("t.jsonl"), "x");
    Input input = Input.of(file.toString());
    try (Spools spools = new Spools()) {
      assertThat(spools.of(file)).isSameAs(file);
      assertThat(spools.of(input)).isSameAs(input);
    }
    assertThat(file).hasContent("x");
  }

  @Test
  void aPipeIsCopiedForItsOwnerAloneAndTheCopyGoes() throws Exception {
    Path pipe = pipe("traces.jsonl");
    CompletableFuture<Path> writer = writing(pipe, "one\ntwo\n");
    Path copy;
    try (Spools spools = new Spools()) {
      copy = spools.of(pipe);
      writer.get();
      assertThat(copy).hasContent("one\ntwo\n").hasFileName("traces.jsonl");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.getParent())))
          .isEqualTo("rwx------");
    }
    assertThat(copy.getParent()).doesNotExist();
  }

  @Test
  void aPipeOfAShellGetsAName() throws Exception {
    Path pipe = pipe("63");
    CompletableFuture<Path> writer = writing(pipe, "x");
    try (Spools spools = new Spools()) {
      Input copy = spools.of(new Input("/dev/fd/63", Optional.of(pipe)));
      writer.get();
      assertThat(copy.name()).isEqualTo("/dev/fd/63");
      assertThat(copy.path().orElseThrow()).hasContent("x").hasFileName("pipe");
    }
  }

  @Test
  void aPipeIsReadAsItIs() throws Exception {
    Path pipe = pipe("once");
    CompletableFuture<Path> writer = writing(pipe, "x");
    assertThat(Input.of(pipe.toString()).open().readAllBytes()).asString().isEqualTo("x");
    writer.get();
  }

  private Path pipe(String name) throws Exception {
    Path pipe = folder.resolve(name);
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "no mkfifo here");
    return pipe;
  }

  private static CompletableFuture<Path> writing(Path pipe, String text) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (FileOutputStream out = new FileOutputStream(pipe.toFile())) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return pipe;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
