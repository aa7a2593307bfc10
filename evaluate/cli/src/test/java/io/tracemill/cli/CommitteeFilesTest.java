package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run with a committee of recorded members writes; with {@code -Drecord=true} the expected
 * files are written anew, for a person to read the difference.
 */
class CommitteeFilesTest {
  private static final Path DATA = Session.FILES.resolve("committee");
  private static final Path EXPECTED = DATA.resolve("expected");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {"relabel.jsonl", "preferences.jsonl", "train.jsonl", "test.jsonl", "run.json"})
  void isAsExpected(String name) throws IOException {
    String written = Files.readString(run("out").resolve(name));

    if (Boolean.getBoolean("record")) {
      Files.writeString(Files.createDirectories(EXPECTED).resolve(name), written);
    }
    assertThat(written).isEqualTo(Files.readString(EXPECTED.resolve(name)));
  }

  @Test
  void theJournalAloneMakesTheSame() throws IOException {
    Path first = run("first", "--teachers-cache", folder.resolve("cache"));
    assertThat(err.toString()).contains("asked ant 18 times");
    err.getBuffer().setLength(0);
    Path second = run("second", "--teachers-cache", folder.resolve("cache"));

    assertThat(err.toString()).doesNotContain("asked ");
    List<String> names = names(first);
    assertThat(names).contains("relabel.jsonl", "preferences.jsonl").isEqualTo(names(second));
    for (String name : names) {
      assertThat(second.resolve(name)).hasSameBinaryContentAs(first.resolve(name));
    }
  }

  @Test
  void oneMoreMemberIsAskedAlone() throws IOException {
    Path teachers = folder.resolve("teachers.yaml");
    Path data = folder.resolve("data");
    Files.createDirectory(data);
    for (String name : List.of("traces.jsonl", "job_description.json", "config.yaml")) {
      Files.copy(DATA.resolve("post").resolve(name), data.resolve(name));
    }
    Files.writeString(
        teachers,
        Files.readString(DATA.resolve("committee.yaml"))
            .replaceAll("(ant|bee|cat)\\.jsonl", DATA.toAbsolutePath() + "/$1.jsonl")
            .replace("directory: arbiter", "directory: " + DATA.toAbsolutePath() + "/arbiter"));
    String whole = Files.readString(data.resolve("config.yaml"));
    Files.writeString(data.resolve("config.yaml"), whole.replace("ant, bee, cat", "ant, bee"));
    run(data, teachers, "out");
    err.getBuffer().setLength(0);
    Files.writeString(data.resolve("config.yaml"), whole);
    run(data, teachers, "out", "--force");

    assertThat(err.toString())
        .contains("asked cat 18 times")
        .doesNotContain("asked ant", "asked bee");
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path run(String name, Object... more) {
    return run(DATA.resolve("post"), DATA.resolve("committee.yaml"), name, more);
  }

  private Path run(Path data, Path teachers, String name, Object... more) {
    Path to = folder.resolve(name);
    List<String> words = new ArrayList<>(List.of("run", data.toString(), "--out", to.toString()));
    words.addAll(List.of("--teachers", teachers.toString()));
    List.of(more).forEach(word -> words.add(word.toString()));
    assertThat(Session.run(words, out, err)).as(err.toString()).isZero();
    return to;
  }
}
