package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command loads what it needs; time is not asserted, but what takes it. */
class StartTest {
  /** What a run without tools, METEOR and teachers has no use for. */
  private static final List<String> HEAVY =
      List.of(
          "ai.djl.",
          "io.tracemill.infer.",
          "io.tracemill.endpoint.",
          "java.net.http.",
          "org.apache.lucene.",
          "net.sf.extjwnl.",
          "com.networknt.",
          "com.fasterxml.jackson.databind.",
          "picocli.",
          "me.tongfei.");

  /** Every library but jackson-core. */
  private static final List<String> LIBRARIES =
      Stream.concat(
              HEAVY.stream(),
              Stream.of("org.yaml.", "org.apache.commons.", "org.slf4j.", "java.util.logging."))
          .toList();

  @TempDir private Path folder = Path.of("");

  @Test
  void helpLoadsNextToNothing() throws Exception {
    assertThat(loadedBy("--help")).hasSizeLessThan(15).noneMatch(isOf(LIBRARIES));
  }

  @Test
  void conversionLoadsNoLibraryButJackson() throws Exception {
    Generated.directory(folder.resolve("data"), 100_000);

    // Of these about a hundred are the formats and dialects that are tried to find the right one.
    assertThat(loadedBy("convert", "data/traces.jsonl", "-o", "rows"))
        .hasSizeLessThan(330)
        .noneMatch(isOf(LIBRARIES));
  }

  @Test
  void inspectionLoadsNoLibraryButJackson() throws Exception {
    Generated.directory(folder.resolve("data"), 100_000);

    assertThat(loadedBy("inspect", "data/traces.jsonl")).noneMatch(isOf(LIBRARIES));
  }

  @Test
  void runWithoutToolsLoadsNoSchemas() throws Exception {
    Generated.directory(folder.resolve("data"), 100_000);

    assertThat(loadedBy("run", "data", "-o", "upload"))
        .anyMatch(isOf(List.of("org.yaml.")))
        .noneMatch(isOf(HEAVY));
  }

  @Test
  void modelsOfThisMachineAreListedWithoutALibrary() throws Exception {
    assertThat(loadedBy("m", "ls", "--workspace", "ws"))
        .noneMatch(isOf(LIBRARIES))
        .noneMatch(
            name ->
                name.endsWith("Command")
                    && !name.endsWith("ModelListCommand")
                    && !name.endsWith("PlatformCommand"));
  }

  @Test
  void datasetsOfThisMachineAreListedWithoutALibrary() throws Exception {
    assertThat(loadedBy("dataset", "ls", "--workspace", "ws"))
        .noneMatch(isOf(LIBRARIES))
        .noneMatch(name -> name.endsWith("Command") && !name.endsWith(".PlatformCommand"))
        .noneMatch(
            name ->
                name.endsWith("TracesCommands")
                    || name.endsWith("EvaluationCommands")
                    || name.endsWith("UploadCommands"));
  }

  @Test
  void helpOfAGroupLoadsNextToNothing() throws Exception {
    assertThat(loadedBy("model", "--help")).hasSizeLessThan(15).noneMatch(isOf(LIBRARIES));
    assertThat(loadedBy("model", "create", "--help"))
        .hasSizeLessThan(15)
        .noneMatch(isOf(LIBRARIES));
  }

  @Test
  void promptLoadsTheTokenizerButNoPyTorch() throws Exception {
    String asked = Session.FILES.resolve("asked").toAbsolutePath().toString();

    assertThat(
            loadedBy("prompt", "--model", asked + "/model", "--test", asked + "/test.jsonl", "-q"))
        .anyMatch(isOf(List.of("ai.djl.huggingface.tokenizers.")))
        .noneMatch(
            isOf(List.of("ai.djl.pytorch.", "io.tracemill.infer.torch.", "picocli.", "org.yaml.")));
  }

  @Test
  void withoutTeachersNothingIsLoadedThatAsks() throws Exception {
    Generated.directory(folder.resolve("data"), 100_000);
    Path config = folder.resolve("data/config.yaml");
    Files.writeString(config, Files.readString(config).replace("relabel: false", "relabel: true"));

    assertThat(Child.loaded(folder, List.of("run", "data", "-o", "upload")))
        .contains("java.nio.channels.FileChannel", "io.tracemill.pipeline.Pipeline")
        .filteredOn(Child::asks)
        .isEmpty();
  }

  private static Predicate<String> isOf(List<String> packages) {
    return name -> packages.stream().anyMatch(name::startsWith);
  }

  /** The classes outside the JDK, with those that stand for lambdas. */
  private List<String> loadedBy(String... arguments) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    for (String name : Child.loaded(folder, List.of(arguments))) {
      // Verifying a catch of it asks for the class, and for no other of its library.
      boolean caught = name.equals("com.networknt.schema.SchemaException");
      boolean ours = !isOf(List.of("java.", "jdk.", "sun.", "com.sun.")).test(name);
      boolean part = isOf(List.of("java.util.logging.", "java.net.http.")).test(name);
      if (ours && !caught || part) {
        names.add(name);
      }
    }
    return names;
  }
}
