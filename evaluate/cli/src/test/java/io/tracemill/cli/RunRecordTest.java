package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run.json} says is so, and is enough to do a run again. */
class RunRecordTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 60_000);
  }

  @Test
  void hashesAreOfTheFilesThatAreThere() throws Exception {
    Node record = run("out", "--csv");

    for (String name : List.of("traces.jsonl", "config.yaml", "job_description.json")) {
      assertRecorded(record, "inputs", folder.resolve("data").resolve(name));
    }
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      // The page shows the record, which so cannot hold the page's hash.
      Predicate<Path> beside = file -> file.endsWith("run.json") || file.endsWith("report.html");
      for (Path file : files.filter(beside.negate()).toList()) {
        assertRecorded(record, "outputs", file);
      }
    }
  }

  @Test
  void hashOfCompressedTracesIsOfTheStoredFile() throws Exception {
    Path traces = compressed(Integer.MAX_VALUE);

    assertRecorded(run("out"), "inputs", traces);
  }

  @Test
  void hashOfDamagedTracesIsOfTheWholeFile() throws Exception {
    Path cut = compressed(4_000);
    assertRecorded(runTo(3, "cut"), "inputs", cut);

    byte[] damaged = Files.readAllBytes(compressed(Integer.MAX_VALUE));
    Arrays.fill(damaged, 3_000, 3_100, (byte) 0xff);
    Files.write(cut, damaged);
    assertRecorded(runTo(3, "damaged"), "inputs", cut);
  }

  @Test
  void drawnSeedRepeatsTheRun() throws Exception {
    config("base:\n  random_seed: null");
    String seed = run("out").field(Name.of("seed")).raw().toString();
    config("base:\n  random_seed: " + seed);
    Node again = run("again");

    assertThat(again.field(Name.of("seed")).raw().toString()).isEqualTo(seed);
    for (String name : List.of("train.jsonl", "test.jsonl", "predictions.jsonl", "metrics.json")) {
      assertThat(folder.resolve("again").resolve(name))
          .as("seed %s, %s", seed, name)
          .hasSameBinaryContentAs(folder.resolve("out").resolve(name));
    }
  }

  @Test
  void settingsHaveTheirOrigins() throws Exception {
    Node settings = run("out", "--data-version", "0").field(Name.of("settings"));

    assertThat(setting(settings, "data_version"))
        .isEqualTo("{\"value\":0,\"origin\":\"command line --data-version\"}");
    assertThat(setting(settings, "base.random_seed"))
        .isEqualTo("{\"value\":123,\"origin\":\"default\"}");
    assertThat(setting(settings, "trace_processing.relabel"))
        .isEqualTo("{\"value\":false,\"origin\":\"config.yaml:4\"}");
    assertThat(settings.find(Name.of("reasoning"))).isEmpty();
  }

  @Test
  void policiesStandThereIfTheyWereGiven() throws Exception {
    Node settings =
        run("out", "--reasoning", "keep", "--media", "placeholder").field(Name.of("settings"));

    assertThat(setting(settings, "reasoning"))
        .isEqualTo("{\"value\":\"keep\",\"origin\":\"command line --reasoning\"}");
    assertThat(setting(settings, "media"))
        .isEqualTo("{\"value\":\"placeholder\",\"origin\":\"command line --media\"}");
  }

  @Test
  void relabellingIsAskedForButNotDone() throws Exception {
    Path config = folder.resolve("data/config.yaml");
    Files.writeString(config, Files.readString(config).replace("relabel: false", "relabel: true"));

    assertThat(run("out").field(Name.of("relabel")).raw().toString().replaceAll("\\s", ""))
        .isEqualTo("{\"asked\":true,\"done\":false}");
  }

  private static String setting(Node settings, String key) {
    return settings.field(Name.of(key)).raw().toString().replaceAll("\\s*\n\\s*|(?<=:) ", "");
  }

  private void config(String base) throws IOException {
    Path config = folder.resolve("data/config.yaml");
    String text = Files.readString(config).replaceAll("  random_seed: .*\n", "");
    Files.writeString(config, text.replace("base:", base));
  }

  /** The traces, compressed, without what is beyond {@code most} bytes. */
  private Path compressed(int most) throws IOException {
    Path plain = folder.resolve("data/traces.jsonl");
    Path file = folder.resolve("data/traces.jsonl.gz");
    if (Files.exists(plain)) {
      Files.move(plain, folder.resolve("plain"));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      Files.copy(folder.resolve("plain"), out);
    }
    return Files.write(file, Arrays.copyOf(bytes.toByteArray(), Math.min(most, bytes.size())));
  }

  private Node run(String out, String... options) throws IOException {
    return runTo(0, out, options);
  }

  private Node runTo(int exit, String out, String... options) throws IOException {
    String to = folder.resolve(out).toString();
    Stream<String> all =
        Stream.concat(
            Stream.of("run", folder.resolve("data").toString(), "-q", "--out", to),
            Stream.of(options));
    StringWriter err = new StringWriter();
    assertThat(Session.run(all.toList(), new StringWriter(), err))
        .as(err.toString())
        .isEqualTo(exit);
    byte[] json = Files.readAllBytes(folder.resolve(out).resolve("run.json"));
    return new Tape().read(Line.of("run.json", json));
  }

  private static void assertRecorded(Node record, String kind, Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String name = String.valueOf(file.getFileName());
    Node found = record.field(Name.of(kind)).field(Name.of(name));

    assertThat(found.field(Name.of("sha256")).text()).as(name).isEqualTo(hash);
    assertThat(found.field(Name.of("bytes")).number().intValue()).isEqualTo(bytes.length);
  }
}
