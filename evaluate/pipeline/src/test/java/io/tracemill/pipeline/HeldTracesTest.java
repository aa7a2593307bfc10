package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.RequestException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same traces make the same rows, however somebody holds them. */
class HeldTracesTest {
  private static final int TRACES = 100;
  private static final String MESSAGES = "{\"messages\":";

  @TempDir private Path folder = Path.of("");

  private Path data;
  private List<String> lines;

  @BeforeEach
  void make() throws IOException {
    data = new Lighthouse(folder, TRACES).traces().getParent();
    lines = Files.readAllLines(data.resolve("traces.jsonl")).subList(0, TRACES - 1);
    Files.delete(data.resolve("traces.jsonl"));
  }

  @Test
  void asLinesAnArrayATableOrAFolder() throws IOException {
    Files.write(data.resolve("traces.jsonl"), lines);
    Map<String, String> expected = run("traces.jsonl");
    assertThat(expected.get("test.jsonl")).hasLineCount(Lighthouse.TESTED);
    Files.delete(data.resolve("traces.jsonl"));

    Files.writeString(data.resolve("traces.json"), "[" + String.join(",\n", lines) + "]");
    assertThat(run("traces.json")).isEqualTo(expected);
    Files.delete(data.resolve("traces.json"));

    Files.writeString(data.resolve("traces.csv"), table());
    assertThat(run("traces.csv")).isEqualTo(expected);
    Files.delete(data.resolve("traces.csv"));

    Path traces = Files.createDirectories(data.resolve("traces/b"));
    Files.write(data.resolve("traces/a.jsonl"), lines.subList(0, 10));
    gzip(traces.resolve("a.jsonl.gz"), lines.subList(10, 50));
    Files.writeString(
        traces.resolve("b.JSON"), "[" + String.join(",", lines.subList(50, TRACES - 1)) + "]");
    Files.writeString(traces.resolve("notes.txt"), "no traces");
    Files.writeString(traces.resolve(".hidden.jsonl"), "no traces");
    assertThat(run("traces/a.jsonl", "traces/b/a.jsonl.gz", "traces/b/b.JSON")).isEqualTo(expected);
  }

  @Test
  void aFolderIsReadAsItsFilesAre() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs/older"));
    Files.write(folder.resolve("logs/b.jsonl"), lines.subList(0, 10));
    Files.write(logs.resolve("a.ndjson"), lines.subList(10, 20));

    String rows = convert("input=" + folder.resolve("logs"));

    assertThat(rows).hasLineCount(20);
    assertThat(rows)
        .isEqualTo(
            convert("input=" + folder.resolve("logs/b.jsonl") + " " + logs.resolve("a.ndjson")));
    Files.write(data.resolve("traces.jsonl"), lines);
    assertThat(convert("input=" + data)).as("of a run").hasLineCount(TRACES - 1);
  }

  @Test
  void onlyWhatIsNewIsReadSinceAnEarlierSet() throws IOException {
    Path old = Files.writeString(folder.resolve("old.json"), "[" + lines.get(3) + "]");
    Files.write(data.resolve("traces.jsonl"), lines);
    String traces = "input=" + data.resolve("traces.jsonl");

    String rows = convert(traces, "since=" + old);

    List<String> others = new ArrayList<>(lines);
    others.remove(3);
    Path rest = Files.write(folder.resolve("rest.jsonl"), others);
    assertThat(rows).isEqualTo(convert("input=" + rest)).hasLineCount(TRACES - 2);
    assertThat(convert(traces, "since=" + data)).as("a folder").isEmpty();
    Path out = folder.resolve("out");
    RunResult run =
        new RunJob(new Parrot(), () -> 1, Ear.listening())
            .run(RunRequest.read(Form.with("directory=" + data, "since=" + old, "out=" + out)));
    assertThat(run.record().funnel().traces().kept()).isEqualTo(TRACES - 2);
    assertThat(out.resolve("rejects.jsonl")).content().contains("seen_before").contains("old.json");
  }

  @Test
  void onlyWhatBeganLaterIsReadSinceATime() throws IOException {
    List<String> timed = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String time = ",\"timestamp\":\"2026-01-%02dT10:00:00Z\"}".formatted(i + 1);
      timed.add(lines.get(i).replaceFirst("}$", time));
    }
    Path traces = Files.write(folder.resolve("timed.jsonl"), timed);

    assertThat(convert("input=" + traces, "since=2026-01-11")).hasLineCount(10);
    assertThat(convert("input=" + traces, "since=2026-01-11T10:00:01Z")).hasLineCount(9);
    assertThatThrownBy(() -> convert("input=" + traces, "since=yesterday"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("or a time such as 2026-01-31")
        .hasMessageContaining("but found yesterday");
  }

  @Test
  void aFolderWithoutTracesIsSaidToBeEmpty() throws IOException {
    Path empty = Files.createDirectories(data.resolve("traces"));

    assertThatThrownBy(() -> run("none"))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining(empty + ": expected a file, or a folder of files, of traces");
    assertThatThrownBy(() -> ConvertRequest.read(Form.with("input=" + empty)))
        .isInstanceOf(RequestException.class)
        .hasMessageContaining("but it has none whose name ends in .jsonl, .ndjson, .json, .csv");
  }

  /** What a run makes, but for its page and record, which name {@code files}. */
  private Map<String, String> run(String... files) throws IOException {
    Path out = folder.resolve("out");
    RunRequest request = RunRequest.read(Form.with("directory=" + data, "force=yes", "out=" + out));
    RunResult result = new RunJob(new Parrot(), () -> 1, Ear.listening()).run(request);
    List<String> read = result.record().inputs().stream().map(file -> file.name()).toList();
    assertThat(read).startsWith(files);
    Map<String, String> made = new TreeMap<>();
    for (String name : List.of("train.jsonl", "test.jsonl", "metrics.json", "predictions.jsonl")) {
      made.put(name, Files.readString(out.resolve(name)).replaceAll("\"origin\":\"[^\"]*\"", ""));
    }
    return made;
  }

  private String convert(String... words) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    new ConvertTraces(rows, Ear.listening()).run(ConvertRequest.read(Form.with(words)));
    return rows.toString(StandardCharsets.UTF_8);
  }

  private String table() {
    StringBuilder table = new StringBuilder("id,messages\r\n");
    for (String line : lines) {
      String messages = line.substring(MESSAGES.length(), line.length() - 1);
      table.append(table.length()).append(",\"").append(messages.replace("\"", "\"\""));
      table.append("\"\r\n");
    }
    return table.toString();
  }

  private static void gzip(Path file, List<String> lines) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }
}
