package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a run of any sample promises: its counts add up, and the platform takes its output. */
class UploadTest {
  private static final Name ANSWER = Name.of("answer");
  private static final Name QUESTION = Name.of("question");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name ROWS = Name.of("rows");

  @TempDir private Path folder = Path.of("");

  static List<Sample> samples() throws IOException {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void countsAddUp(Sample sample) throws IOException {
    Path out = run(sample);
    Node counts = Outputs.json(out.resolve("run.json")).field(Name.of("counts"));

    Node lines = counts.field(Name.of("lines"));
    Node train = counts.field(Name.of("train")).field(ROWS);
    Node test = counts.field(Name.of("test")).field(ROWS);
    Node leftOver = counts.field(Name.of("unstructured"));
    for (Node tally : List.of(lines, counts.field(Name.of("traces")), train, test, leftOver)) {
      assertThat(read(tally)).as(tally.raw().toString()).isEqualTo(kept(tally) + dropped(tally));
    }
    assertThat(kept(lines)).isEqualTo(read(counts.field(Name.of("traces"))));
    assertThat(Files.readAllLines(out.resolve("rejects.jsonl"))).hasSize((int) dropped(lines));
    assertThat(Outputs.rows(out.resolve("train.jsonl"))).hasSize((int) kept(train));
    assertThat(Outputs.rows(out.resolve("test.jsonl"))).hasSize((int) kept(test));
    assertThat(Outputs.rows(out.resolve("unstructured.jsonl"))).hasSize((int) kept(leftOver));
    assertThat(counts.field(Name.of("overlap_of_train_and_test")).fields())
        .extracting(field -> field.value().number().intValue())
        .containsExactly(0, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void platformTakesTheOutput(Sample sample) throws IOException {
    Path out = run(sample);

    for (String copy : List.of("config.yaml", "job_description.json")) {
      assertThat(out.resolve(copy)).hasSameBinaryContentAs(sample.folder().resolve(copy));
    }
    Set<String> seen = new HashSet<>();
    for (String name : List.of("train.jsonl", "test.jsonl")) {
      for (Node row : Outputs.rows(out.resolve(name))) {
        checkRow(row, sample.version());
        assertThat(seen.add(row.raw().toString())).as("a row of its own: %s", row.raw()).isTrue();
      }
    }
    for (String name : List.of("train.jsonl", "unstructured.jsonl")) {
      assertThat(Files.readString(out.resolve(name))).as(name).matches("[\\n\\x20-\\x7e]*");
    }
    for (Node row : Outputs.rows(out.resolve("unstructured.jsonl"))) {
      assertThat(row.fields()).extracting(Field::key).containsExactly("context");
      assertThat(row.field(Name.of("context")).text()).isNotBlank();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void answersAreWhatTheTaskWants(Sample sample) throws IOException {
    Path out = run(sample);
    Node job = Outputs.json(sample.folder().resolve("job_description.json"));
    if (sample.version() == DataVersion.V1) {
      return;
    }
    if (job.find(Name.of("classes_description")).isPresent()) {
      List<String> classes =
          job.field(Name.of("classes_description")).fields().stream().map(Field::key).toList();
      for (String name : List.of("train.jsonl", "test.jsonl")) {
        assertThat(answers(out.resolve(name)).distinct())
            .as(name)
            .containsExactlyInAnyOrderElementsOf(classes);
      }
    } else if (job.find(Name.of("tools")).isPresent()) {
      String tools = job.field(Name.of("tools")).raw().toString().replace(" ", "");
      assertThat(Stream.of("train.jsonl", "test.jsonl").flatMap(n -> answers(out.resolve(n))))
          .allSatisfy(answer -> checkCall(answer, tools));
    }
  }

  private static void checkRow(Node row, DataVersion version) {
    if (version == DataVersion.V0) {
      assertThat(row.field(QUESTION).text()).isNotBlank();
      assertThat(row.field(ANSWER).text()).isNotBlank();
      return;
    }
    Node last = row.field(MESSAGES);
    for (Node message : row.field(MESSAGES).items()) {
      assertThat(message.field(Name.of("role")).text()).isNotEqualTo("system");
      last = message;
    }
    assertThat(last.field(Name.of("role")).text()).isEqualTo("assistant");
  }

  private static void checkCall(String answer, String tools) {
    Node call = value(answer);
    assertThat(call.fields()).extracting(Field::key).containsExactly("name", "parameters");
    assertThat(call.field(Name.of("parameters")).is(Kind.OBJECT)).as(answer).isTrue();
    assertThat(tools).contains("\"name\":\"" + call.field(Name.of("name")).text() + "\"");
  }

  private static Stream<String> answers(Path file) {
    try {
      return Outputs.rows(file).stream().map(row -> row.field(ANSWER).text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Node value(String json) {
    return new Tape().read(Line.of("answer", json.getBytes(StandardCharsets.UTF_8)));
  }

  private Path run(Sample sample) {
    Path out = folder.resolve("out");
    Sample.Ran ran = sample.run(out, "-q");
    assertThat(ran.exit()).as(ran.console()).isZero();
    return out;
  }

  private static long read(Node tally) {
    return tally.field(Name.of("read")).number().longValueExact();
  }

  private static long kept(Node tally) {
    return tally.field(Name.of("kept")).number().longValueExact();
  }

  private static long dropped(Node tally) {
    return tally.field(Name.of("dropped")).fields().stream()
        .mapToLong(field -> field.value().number().longValueExact())
        .sum();
  }
}
