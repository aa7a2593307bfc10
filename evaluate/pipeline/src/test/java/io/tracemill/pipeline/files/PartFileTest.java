package io.tracemill.pipeline.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartFileTest {
  @TempDir private Path folder = Path.of("");

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }

  private static void write(PartFile file, String text) throws IOException {
    file.out().write(text.getBytes(US_ASCII));
  }

  @Test
  void hasItsNameOnceItIsComplete() throws IOException {
    Path file = folder.resolve("rows");
    try (PartFile part = PartFile.create(file)) {
      write(part, "one\n");
      assertThat(names()).containsExactly("rows.part");
      part.complete();
      assertThat(names()).containsExactly("rows");
    }
    assertThat(file).hasContent("one\n");
  }

  @Test
  void whatIsThereStaysUntilThenAndIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("rows"), "before");
    Files.writeString(folder.resolve("rows.part"), "of a process that was killed, and longer");
    try (PartFile part = PartFile.create(file)) {
      write(part, "after");
      part.out().flush();
      assertThat(file).hasContent("before");
      part.complete();
    }
    assertThat(file).hasContent("after");
    assertThat(names()).containsExactly("rows");
  }

  @Test
  void isGoneWhereItWasNotCompleted() throws IOException {
    Path file = Files.writeString(folder.resolve("rows"), "before");
    try (PartFile part = PartFile.create(file)) {
      write(part, "after");
    }
    assertThat(file).hasContent("before");
    assertThat(names()).containsExactly("rows");
  }

  @Test
  void onlyOneAtATimeWritesAFile() throws IOException {
    Path file = folder.resolve("rows");
    try (PartFile part = PartFile.create(file)) {
      write(part, "mine");
      assertThatThrownBy(() -> PartFile.create(file))
          .isInstanceOf(FileSystemException.class)
          .hasMessage(
              file + ": another command with the same output is still running; wait until it ends");
      part.complete();
    }
    assertThat(file).hasContent("mine");
    PartFile.create(file).close();
    assertThat(names()).containsExactly("rows");
  }

  @Test
  void aLinkUnderThePassingNameIsNotFollowed() throws IOException {
    Path other = Files.writeString(folder.resolve("thesis"), "years");
    Files.createSymbolicLink(folder.resolve("rows.part"), other);
    try (PartFile part = PartFile.create(folder.resolve("rows"))) {
      write(part, "mine");
      part.complete();
    }
    assertThat(other).hasContent("years");
    assertThat(folder.resolve("rows")).hasContent("mine").isRegularFile();
  }

  @Test
  void aDirectoryThatIsNotThereIsNamed() {
    Path file = folder.resolve("missing/rows");

    assertThatThrownBy(() -> PartFile.create(file))
        .isInstanceOf(FileSystemException.class)
        .hasMessage(folder.resolve("missing") + ": no such directory");
  }

  @Test
  void aDeviceIsWrittenToAsItIs() throws IOException {
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device), "/dev/null is not there");
    try (PartFile part = PartFile.create(device)) {
      write(part, "nothing");
      part.complete();
    }
    PartFile.create(device).close();
    assertThat(Files.isRegularFile(device)).isFalse();
    assertThat(Path.of("/dev/null.part")).doesNotExist();
  }

  @Test
  void aFullDiskIsToldWithTheFile() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "/dev/full is not there");
    try (PartFile part = PartFile.create(full)) {
      assertThatThrownBy(() -> write(part, "a".repeat(1 << 17)))
          .isInstanceOf(FileSystemException.class)
          .hasMessage("/dev/full: No space left on device");
    }
  }
}
