package io.tracemill.pipeline.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.RequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputDirectoryTest {
  private static final Set<String> NAMES = Set.of("rows", "counts");

  private Optional<DirectoryClaim> claim = Optional.empty();

  @TempDir private Path folder = Path.of("");

  private Path made() {
    return folder.resolve("made");
  }

  @AfterEach
  void release() throws IOException {
    if (claim.isPresent()) {
      claim.get().close();
    }
  }

  private DirectoryClaim claim() throws IOException {
    release();
    DirectoryClaim taken = DirectoryClaim.of(made());
    claim = Optional.of(taken);
    return taken;
  }

  private OutputDirectory create(boolean force) throws IOException {
    return OutputDirectory.create(claim(), force, NAMES, () -> {});
  }

  /** What is beside the file of the claim. */
  private List<String> beside() throws IOException {
    return names(folder).stream().filter(name -> !name.equals("made.lock.part")).toList();
  }

  private static void write(OutputDirectory directory, String name, String text)
      throws IOException {
    OutputStream file = directory.file(name);
    file.write(text.getBytes(US_ASCII));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  @Test
  void appearsWithAllItsFilesAtOnce() throws IOException {
    try (OutputDirectory directory = create(false)) {
      write(directory, "rows", "abc");
      write(directory, "counts", "");
      assertThat(beside()).containsExactly("made.part");
      assertThat(directory.flushed("rows")).hasContent("abc");
      directory.complete();
    }
    assertThat(beside()).containsExactly("made");
    assertThat(names(made())).containsExactly("counts", "rows");
    assertThat(made().resolve("rows")).hasContent("abc");
  }

  /** Hashes of FIPS 180-4: of "abc" and of nothing. */
  @Test
  void recordsItsFilesInOrderWithSizeAndHash() throws IOException {
    try (OutputDirectory directory = create(false)) {
      write(directory, "rows", "abc");
      write(directory, "counts", "");
      assertThat(directory.records())
          .containsExactly(
              new FileRecord(
                  "rows", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
              new FileRecord(
                  "counts", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
      assertThat(Sha256.of(directory.flushed("rows")))
          .isEqualTo(directory.records().get(0).sha256());
    }
  }

  @Test
  void isGoneWhereItWasNotCompleted() throws IOException {
    try (OutputDirectory directory = create(false)) {
      write(directory, "rows", "half");
    }
    assertThat(beside()).isEmpty();
  }

  @Test
  void theOneBeforeStaysUntilTheNewOneIsComplete() throws IOException {
    Files.createDirectory(made());
    Files.writeString(made().resolve("rows"), "before");
    Files.writeString(made().resolve("counts"), "before");
    create(true).close();
    assertThat(made().resolve("rows")).hasContent("before");
    try (OutputDirectory directory = create(true)) {
      write(directory, "rows", "after");
      assertThat(made().resolve("rows")).hasContent("before");
      directory.complete();
    }
    assertThat(beside()).containsExactly("made");
    assertThat(names(made())).containsExactly("rows");
    assertThat(made().resolve("rows")).hasContent("after");
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws IOException {
    for (String left : List.of("made", "made.part", "made.old.part")) {
      Files.createDirectory(folder.resolve(left));
      Files.writeString(folder.resolve(left).resolve("rows"), "half");
    }
    try (OutputDirectory directory = create(true)) {
      write(directory, "rows", "whole");
      directory.complete();
    }
    assertThat(beside()).containsExactly("made");
    assertThat(made().resolve("rows")).hasContent("whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"made", "made.part", "made.old.part"})
  void filesOfOthersAreNeverDeleted(String place) throws IOException {
    Path strange = Files.createDirectory(folder.resolve(place)).resolve("thesis");
    Files.writeString(strange, "years");

    assertThatThrownBy(() -> create(true))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(
            folder.resolve(place) + " is there and holds other files, such as thesis");
    assertThat(strange).hasContent("years");
  }

  @Test
  void isReplacedByForceOnly() throws IOException {
    Files.createDirectory(made());
    OutputDirectory.check(made(), false, NAMES);
    Files.writeString(made().resolve("rows"), "before");
    OutputDirectory.check(made(), true, NAMES);

    assertThatThrownBy(() -> OutputDirectory.check(made(), false, NAMES))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(made() + " is there already");
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Files.writeString(made(), "a file");

    assertThatThrownBy(() -> OutputDirectory.check(made(), true, NAMES))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(made() + " is there and is no directory");
  }

  /** The watch stops it between two blocks; nothing is left then. */
  @Test
  void isStoppedWhileItIsWritten() throws IOException {
    int[] blocks = new int[1];
    Runnable watch =
        () -> {
          if (++blocks[0] == 3) {
            throw new IllegalStateException("stopped");
          }
        };
    byte[] block = new byte[1 << 17];
    try (OutputDirectory directory = OutputDirectory.create(claim(), false, NAMES, watch)) {
      OutputStream file = directory.file("rows");
      file.write(block);
      file.write(block);
      assertThatThrownBy(() -> file.write(block)).hasMessage("stopped");
    }
    assertThat(beside()).isEmpty();
  }

  @Test
  void onlyOneAtATimeMakesADirectory() throws IOException {
    DirectoryClaim first = claim();
    assertThat(names(folder)).containsExactly("made.lock.part");
    assertThatThrownBy(() -> DirectoryClaim.of(made()))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(
            made() + ": another command with the same output is still running; wait until it ends");
    first.close();
    claim = Optional.empty();
    assertThat(names(folder)).isEmpty();
    claim().close();
  }

  @Test
  void theClaimOfAKilledProcessIsNone() throws IOException {
    Files.writeString(folder.resolve("made.lock.part"), "");
    claim();
    assertThatThrownBy(() -> DirectoryClaim.of(made())).isInstanceOf(FileSystemException.class);
    release();
    claim = Optional.empty();
    assertThat(names(folder)).isEmpty();
  }

  /** A kill between the two renames: the directory has its passing name, and the new one too. */
  @Test
  void whatAKilledRunWasReplacingIsPutBack() throws IOException {
    Files.writeString(
        Files.createDirectory(folder.resolve("made.old.part")).resolve("rows"), "old");
    Files.writeString(Files.createDirectory(folder.resolve("made.part")).resolve("rows"), "new");
    assertThatThrownBy(() -> create(false))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(made() + " is there already");
    assertThat(made().resolve("rows")).hasContent("old");
    try (OutputDirectory directory = create(true)) {
      write(directory, "rows", "newer");
      directory.complete();
    }
    assertThat(beside()).containsExactly("made");
    assertThat(made().resolve("rows")).hasContent("newer");
  }
}
