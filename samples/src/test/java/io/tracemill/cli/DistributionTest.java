package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The folder that the build makes works wherever it is copied to, whatever has become of its
 * class-data archive; {@code mvn package} makes it.
 */
class DistributionTest {
  private static final Path BUILT = Path.of("../evaluate/cli/target/tracemill");
  private static final Path TRACES = Path.of("banking-intents/traces.jsonl").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  private Path launcher = Path.of("");

  /** What a process ended with and said. */
  record Ended(int exit, String out, String err) {}

  @BeforeEach
  void copy() throws IOException {
    boolean there = Files.isExecutable(BUILT.resolve("bin/tracemill"));
    assumeTrue(there && Files.isExecutable(Path.of("/bin/sh")), "needs what mvn package makes");
    for (String part : List.of("bin", "lib")) {
      Path to = Files.createDirectories(folder.resolve("copy").resolve(part));
      try (Stream<Path> files = Files.list(BUILT.resolve(part))) {
        for (Path file : files.toList()) {
          Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
    launcher = folder.resolve("copy/bin/tracemill");
  }

  @Test
  @Tag("slow")
  void archiveNeedNotBeThereNorFit() throws Exception {
    Ended usual = inspect(Map.of());
    assertThat(usual.exit()).as(usual.err()).isZero();
    assertThat(usual.err()).isEmpty();

    Path archive = remake();
    assertThat(inspect(Map.of())).isEqualTo(usual);
    assertThat(inspect(Map.of("TRACEMILL_OPTS", "-XX:+UseParallelGC"))).isEqualTo(usual);
    Files.move(folder.resolve("copy"), folder.resolve("moved"));
    launcher = folder.resolve("moved/bin/tracemill");
    assertThat(inspect(Map.of())).as("moved").isEqualTo(usual);
    archive = folder.resolve("moved/lib").resolve(archive.getFileName());
    Files.delete(archive);
    assertThat(inspect(Map.of())).as("no archive").isEqualTo(usual);
    Files.writeString(archive, "no archive at all\n".repeat(1000));
    assertThat(inspect(Map.of())).as("something else").isEqualTo(usual);
    Files.writeString(archive, "");
    assertThat(inspect(Map.of())).as("empty").isEqualTo(usual);
  }

  @Test
  @Tag("slow")
  void archiveIsUsed() throws Exception {
    remake();
    Path log = folder.resolve("classes");
    Ended ended = inspect(Map.of("TRACEMILL_OPTS", "-Xlog:class+load:file=" + log));

    assertThat(ended.exit()).isZero();
    assertThat(Files.readString(log))
        .containsPattern("io\\.tracemill\\.cli\\.Tracemill source: shared objects file")
        .containsPattern("JacksonTokenizer source: shared objects file");
  }

  @Test
  @Tag("slow")
  void archiveThatIsNotMadeWholeLeavesNone() throws Exception {
    Path made = remake();
    Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nexit 0\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    String release = System.getProperty("java.home") + "/release";
    Files.copy(Path.of(release), folder.resolve("java/release"));

    Ended ended = run(Map.of("JAVA_HOME", folder.resolve("java").toString()), "--make-archive");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err())
        .startsWith("tracemill: cannot make ")
        .endsWith(made.getFileName() + "; all works without it, and starts slower\n");
    assertThat(archives()).isEmpty();
  }

  /** Whether PyTorch is at hand, and whether little room is made for what dies at once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluate --model m --test t                           | true  | false",
        "prompt --model m                                      | true  | false",
        "run d --model m                                       | true  | false",
        "run --model=m d                                       | true  | false",
        "run d                                                 | true  | true",
        "run d --models                                        | true  | true",
        "run evaluate                                          | true  | true",
        "score p --judge j                                     | true  | false",
        "score --judge=j p                                     | true  | false",
        "score p --judges                                      | false | true",
        "relevance t --teacher j                               | true  | false",
        "relevance --teachers=f t                              | true  | false",
        "relevance t                                           | false | true",
        "judge-check p --judge j                               | true  | false",
        "teachers check                                        | true  | false",
        "model upload-traces i --data d                        | true  | true",
        "m reprocess-traces i -c c                             | true  | true",
        "serve                                                 | true  | true",
        "convert evaluate --model                              | false | true",
        "--help                                                | false | true",
      })
  void whatMayOpenAModelSeesPyTorch(String arguments, boolean sees, boolean small)
      throws Exception {
    Path home = folder.resolve("java");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    Ended ended = run(Map.of("JAVA_HOME", home.toString()), arguments.split(" "));

    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out().contains("/lib/torch/*\n")).isEqualTo(sees);
    assertThat(ended.out().contains("-Xmn8m\n")).isEqualTo(small);
    assertThat(ended.out()).contains("io.tracemill.cli.Tracemill\n" + arguments.split(" ")[0]);
    assertThat(ended.out()).doesNotContain("ai.djl", "pytorch");
  }

  @Test
  void launcherMayBeASymbolicLink() throws Exception {
    Ended usual = inspect(Map.of());
    Path link = Files.createSymbolicLink(folder.resolve("mill"), Path.of("copy/bin/tracemill"));
    launcher = Files.createSymbolicLink(folder.resolve("link"), link);

    assertThat(inspect(Map.of())).isEqualTo(usual);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "distil  | model list        | 0 | no models; tracemill model create NAME makes one | ''",
        "distil  | m ls -o json      | 0 | [] | ''",
        "distil  | whoami            | 0 | No account is needed: this is Tracemill, and all stays on this machine. | ''",
        "distil  | run d             | 2 | '' | tracemill: unknown command run: it is one of tracemill; say tracemill run%Help: distil --help",
        "distil  | model             | 2 | '' | tracemill: expected a command%Help: distil model --help",
        "another | whoami            | 2 | '' | tracemill: unknown command whoami%Help: tracemill --help",
      })
  void underTheNameDistilItIsThePlatformsCommands(
      String name, String arguments, int exit, String out, String err) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve(name), launcher);
    launcher =
        Files.createSymbolicLink(Files.createDirectory(folder.resolve("bin")).resolve(name), link);
    Map<String, String> home = Map.of("XDG_DATA_HOME", folder.resolve("home").toString());

    Ended ended = run(home, arguments.split(" "));

    assertThat(ended).isEqualTo(new Ended(exit, lines(out), lines(err)));
  }

  private static String lines(String text) {
    return text.isEmpty() ? "" : text.replace('%', '\n') + "\n";
  }

  /** Makes the archive of this Java for this place; there is no other one then. */
  private Path remake() throws IOException, InterruptedException {
    for (Path file : archives()) {
      Files.delete(file);
    }
    assertThat(run(Map.of(), "--make-archive")).isEqualTo(new Ended(0, "", ""));
    assertThat(archives()).hasSize(1);
    return archives().get(0);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("copy/lib"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"022, rw-------", "000, rw-------", "0277, r--------"})
  @Tag("slow")
  void whatIsMadeIsForItsOwner(String umask, String permissions) throws Exception {
    Path home = folder.resolve("home " + umask);
    String script =
        "mkdir \"$2\" && cd \"$2\" && umask "
            + umask
            + " && exec \"$1\" convert \"$3\" -o rows.jsonl --rejects left.jsonl -q";
    Process process =
        new ProcessBuilder(
                "sh", "-c", script, "sh", launcher.toString(), home.toString(), TRACES.toString())
            .start();
    assertThat(process.waitFor()).isZero();
    for (String made : List.of("rows.jsonl", "left.jsonl")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(made))))
          .isEqualTo(permissions);
    }
  }

  private Ended inspect(Map<String, String> environment) throws IOException, InterruptedException {
    return run(environment, "inspect", TRACES.toString());
  }

  private Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder process = new ProcessBuilder(launcher.toString());
    process.command().addAll(List.of(arguments));
    process.environment().remove("TRACEMILL_OPTS");
    process.environment().put("JAVA_HOME", System.getProperty("java.home"));
    process.environment().putAll(environment);
    int exit =
        process
            .redirectOutput(Redirect.to(out.toFile()))
            .redirectError(Redirect.to(err.toFile()))
            .start()
            .waitFor();
    return new Ended(exit, Files.readString(out), Files.readString(err));
  }
}
