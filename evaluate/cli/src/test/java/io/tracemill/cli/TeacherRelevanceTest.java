package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher that filters, in {@code run} and beside the evidence in {@code relevance}. */
class TeacherRelevanceTest {
  private static final Path TRACES = Session.FILES.resolve("chat.jsonl");
  private static final Path JOB = Session.FILES.resolve("post.json");
  private static final Path SAMPLE = Path.of("../../samples/banking-intents");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private Path teachers = Path.of("");

  @BeforeEach
  void makeTeachers() throws IOException {
    Files.createDirectory(folder.resolve("model"));
    teachers =
        Files.writeString(
            folder.resolve("teachers.yaml"), "openai.gpt-oss-120b: {directory: model}\n");
  }

  private int run(RatingModels models, Object... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Session.run(models, Stream.of(words).map(String::valueOf).toList(), out, err);
  }

  private List<String> relevance(RatingModels models, Object... more) throws IOException {
    Path to = folder.resolve("relevance.jsonl");
    List<Object> words =
        new ArrayList<>(List.of("relevance", TRACES, "--job-description", JOB, "-o", to));
    words.addAll(List.of("--teachers", teachers));
    words.addAll(List.of(more));
    assertThat(run(models, words.toArray())).as(err.toString()).isZero();
    return Files.readAllLines(to);
  }

  private static String letters(String trace) {
    return trace.contains("wet") ? "1 2" : trace.contains("third") ? "hard" : "4 5";
  }

  @Test
  void bothScoresStandSideBySide() throws IOException {
    RatingModels models = new RatingModels(TeacherRelevanceTest::letters);
    List<String> lines = relevance(models);

    assertThat(lines)
        .allMatch(
            line ->
                line.matches(
                    "\\{\"line\":[0-9]+,(\"relevance\":[1-5],\"coherence\":[1-5],\"keep\":(?:true|false),"
                        + "\"reasons\":\\[.*\\]),\"evidence\":\\{\\1\\},\"teacher\":.*,"
                        + "\"differ\":(true|false)\\}"));
    assertThat(lines)
        .extracting(line -> line.replaceAll(".*\"teacher\":(.*),\"differ\":(.*)\\}", "$1 $2"))
        .containsExactly(
            "{\"relevance\":4,\"coherence\":5} false",
            "{\"relevance\":1,\"coherence\":2} true",
            "{\"relevance\":4,\"coherence\":5} false",
            "{\"relevance\":4,\"coherence\":5} false",
            "{\"relevance\":4,\"coherence\":5} false",
            "{\"not_scored\":\"not_named\"} false",
            "null false");
    assertThat(out.toString())
        .containsPattern("relevance by openai.gpt-oss-120b +1 +0 +0 +4 +0 +kept from 4 on\n")
        .containsPattern("coherence by openai.gpt-oss-120b +0 +1 +0 +0 +4 +kept from 3 on\n")
        .contains("Without scores of openai.gpt-oss-120b: not named 1\n")
        .containsPattern(
            "Scores that differ by 2 or more: 1\n.*\n.*2 +5 5 +1 2 +relevance, coherence");
    assertThat(models.asked()).as("all at once, and one of them again").isEqualTo(2);
    assertThat(folder.resolve("relevance.jsonl.teachers.journal.jsonl")).exists();
  }

  @Test
  void theSameCommandAsksNothingAgain() throws IOException {
    List<String> first = relevance(new RatingModels(TeacherRelevanceTest::letters));
    String told = out.toString();
    RatingModels silent = new RatingModels(trace -> "5 5");

    assertThat(relevance(silent)).isEqualTo(first);
    assertThat(out).hasToString(told);
    assertThat(silent.asked()).isZero();
  }

  @Test
  void theJsonSaysWhatTheTableSays() throws IOException {
    relevance(new RatingModels(TeacherRelevanceTest::letters), "--output", "json");

    Node teacher = Node.of(out.toString()).field(Name.of("teacher"));
    assertThat(teacher.canonical())
        .isEqualTo(
            Node.of(
                    "{\"name\":\"openai.gpt-oss-120b\",\"relevance\":[1,0,0,4,0],"
                        + "\"coherence\":[0,1,0,0,4],\"not_scored\":{\"not_named\":1},"
                        + "\"differing\":1}")
                .canonical());
  }

  @Test
  void ofSeveralOneHasToBeNamed() throws IOException {
    Files.writeString(teachers, "one: {directory: model}\nother: {directory: model}\n");
    RatingModels models = new RatingModels(trace -> "5 5");
    int exit = run(models, "relevance", TRACES, "--job-description", JOB, "--teachers", teachers);
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--teacher").contains("name one of [one, other]");

    assertThat(relevance(models, "--teacher", "other")).hasSize(7);
    assertThat(out.toString()).contains("relevance by other");

    exit =
        run(
            models,
            "relevance",
            TRACES,
            "--job-description",
            JOB,
            "--teachers",
            teachers,
            "--teacher",
            "othr");
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("othr: has no entry").contains("did you mean other?");

    exit = run(models, "relevance", TRACES, "--job-description", JOB, "--teacher", "other");
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("--teacher").contains("--teachers");
  }

  private Path data(String relevance) throws IOException {
    Path data = folder.resolve("data" + relevance);
    Files.createDirectory(data);
    for (String name : List.of("traces.jsonl", "job_description.json")) {
      Files.copy(SAMPLE.resolve(name), data.resolve(name));
    }
    String mode = relevance.isEmpty() ? "" : "\n  relevance: " + relevance + "\n";
    Files.writeString(
        data.resolve("config.yaml"), Files.readString(SAMPLE.resolve("config.yaml")) + mode);
    return data;
  }

  /** What of the traces was left out, by line; of a mode, with the teacher or without. */
  private Map<Long, String> dropped(RatingModels models, Path data, Object... more)
      throws IOException {
    Path to = folder.resolve(data.getFileName() + "-out");
    List<Object> words = new ArrayList<>(List.of("run", data, "--out", to, "--force"));
    words.addAll(List.of(more));
    assertThat(run(models, words.toArray())).as(err.toString()).isZero();
    Map<Long, String> dropped = new TreeMap<>();
    for (String line : Files.readAllLines(to.resolve("dropped.jsonl"))) {
      Node drop = Node.of(line);
      String reason = drop.field(Name.of("reason")).text();
      if (reason.equals("irrelevant") || reason.equals("incoherent")) {
        dropped.put(
            drop.field(Name.of("line")).number().longValueExact(),
            drop.field(Name.of("message")).text());
      }
    }
    return dropped;
  }

  private static String cards(String trace) {
    return trace.contains("card") ? "2 5" : trace.contains("fee") ? "??" : "5 4";
  }

  @Test
  void withAnEntryTheTeacherFilters() throws IOException {
    RatingModels models = new RatingModels(TeacherRelevanceTest::cards);
    Path data = data("");
    Map<Long, String> dropped = dropped(models, data, "--teachers", teachers);

    List<String> lines = Files.readAllLines(data.resolve("traces.jsonl"));
    assertThat(dropped).isNotEmpty();
    dropped.forEach(
        (line, why) -> {
          assertThat(lines.get((int) (line - 1))).contains("card");
          assertThat(why).isEqualTo("relevance 2, coherence 5: scores of openai.gpt-oss-120b");
        });
    assertThat(out.toString()).contains("\nfiltered: openai.gpt-oss-120b scored ");
    assertThat(out.toString()).contains(" without scores that can be read are kept: not named ");
    assertThat(folder.resolve("data-out/run.json"))
        .content()
        .containsPattern(
            """
            "relevance": \\{
                "mode": "teacher",
                "teacher": "openai.gpt-oss-120b",
                "prompt_sha256": "[0-9a-f]{64}",
                "scored": [0-9]+,
                "not_scored": \\{
                  "not_named": [0-9]+
            """);

    byte[] record = Files.readAllBytes(folder.resolve("data-out/run.json"));
    RatingModels silent = new RatingModels(trace -> "5 5");
    assertThat(dropped(silent, data, "--teachers", teachers)).isEqualTo(dropped);
    assertThat(silent.asked()).isZero();
    assertThat(folder.resolve("data-out/run.json")).hasBinaryContent(record);
  }

  @Test
  void evidenceIsUsedWhereTheConfigSaysSo() throws IOException {
    RatingModels models = new RatingModels(trace -> "1 1");
    Map<Long, String> without = dropped(models, data(""));
    Map<Long, String> with = dropped(models, data("evidence"), "--teachers", teachers);
    assertThat(with).isEqualTo(without).isNotEmpty();
    assertThat(models.asked()).isZero();
    assertThat(folder.resolve("dataevidence-out/run.json")).content().doesNotContain("\"mode\"");
  }

  @Test
  void bothDecideWhereTheConfigSaysSo() throws IOException {
    RatingModels models = new RatingModels(TeacherRelevanceTest::cards);
    Map<Long, String> evidence = dropped(models, data("evidence"));
    Map<Long, String> both = dropped(models, data("both"), "--teachers", teachers);
    assertThat(both).containsAllEntriesOf(evidence);
    both.keySet().removeAll(evidence.keySet());
    assertThat(both.values())
        .isNotEmpty()
        .containsOnly("relevance 2, coherence 5: scores of openai.gpt-oss-120b");
  }

  @Test
  void aTeacherThatNobodyNamesIsAnErrorBeforeAnyDataIsRead() throws IOException {
    Path data = data("both");
    int exit = run(new RatingModels(trace -> "5 5"), "run", data, "--out", folder.resolve("none"));
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "trace_processing.relevance: wants a teacher, but there is no teachers.yaml that says"
                + " who openai.gpt-oss-120b is");
    assertThat(folder.resolve("none")).doesNotExist();
  }
}
