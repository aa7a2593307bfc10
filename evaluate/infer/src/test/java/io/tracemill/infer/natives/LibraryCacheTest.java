package io.tracemill.infer.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryCacheTest {
  @TempDir private Path folder = Path.of("");

  private Path directory = Path.of("");
  private LibraryCache cache = new LibraryCache(directory);
  private List<NativeFile> files = List.of();

  @BeforeEach
  void files() throws IOException {
    directory = folder.resolve("not/yet");
    cache = new LibraryCache(directory);
    files = List.of(file("liba.so", "some code"), file("libb.so", "other"));
  }

  @Test
  void filesAreCopiedOnce() throws IOException {
    Path made = cache.folder("library-1", files);
    assertThat(names(made)).containsExactly("liba.so", "libb.so");
    assertThat(made.resolve("liba.so")).hasContent("some code");
    assertThat(names(directory)).containsExactly(".lock", "library-1");

    FileTime old = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(made.resolve("liba.so"), old);
    assertThat(cache.folder("library-1", files)).isEqualTo(made);
    assertThat(Files.getLastModifiedTime(made.resolve("liba.so"))).isEqualTo(old);
  }

  @Test
  void whatAKilledProcessLeftIsNotTrusted() throws IOException {
    Path made = cache.folder("library-1", files);
    Path part = Files.createDirectory(directory.resolve("library-0.part"));
    Files.writeString(part.resolve("liba.so"), "som");

    Files.writeString(made.resolve("libb.so"), "oth");
    assertThat(cache.folder("library-1", files).resolve("libb.so")).hasContent("other");
    assertThat(names(directory)).as("parts").containsExactly(".lock", "library-1");

    Files.delete(made.resolve("liba.so"));
    assertThat(cache.folder("library-1", files).resolve("liba.so")).hasContent("some code");
  }

  @Test
  void manyMayStartTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Path>> made = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        made.add(threads.submit(() -> new LibraryCache(directory).folder("library-1", files)));
      }
      for (Future<Path> each : made) {
        assertThat(names(each.get())).containsExactly("liba.so", "libb.so");
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void wholeFoldersAreOnlyRead() throws IOException {
    Path made = cache.folder("library-1", files);
    Files.delete(directory.resolve(".lock"));

    assertThat(cache.folder("library-1", files)).isEqualTo(made);
    assertThat(names(directory)).as("nothing is locked").containsExactly("library-1");
  }

  @Test
  void failureSaysWhereAndWhatToDo() throws IOException {
    Files.writeString(folder.resolve("not"), "a file, not a folder");

    assertThatThrownBy(() -> cache.folder("library-1", files))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(
            "cannot write 1 MiB of native libraries into " + directory, "XDG_CACHE_HOME");
  }

  @Test
  void halfACopyDoesNotStay() throws IOException {
    NativeFile gone = new NativeFile("libc.so", folder.resolve("gone").toUri().toURL());

    assertThatThrownBy(() -> cache.folder("library-1", List.of(files.get(0), gone)))
        .isInstanceOf(IOException.class);
    assertThat(names(directory)).containsExactly(".lock");
  }

  private NativeFile file(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".source"), text);
    return new NativeFile(name, file.toUri().toURL());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
