package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.endpoint.Fault;
import io.tracemill.endpoint.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What teachers answered once is in a journal, and the files of a run depend on it alone. */
class WarmJournalTest {
  private static final int ROWS = 30;
  private static final String DORA = "dora";

  @TempDir private Path folder = Path.of("");

  private static Map<String, String> run(School school, String... more) throws IOException {
    Child.Ended ended = school.run(more);
    assertThat(ended.exit()).as(ended.err()).isZero();
    return School.files(school.upload());
  }

  @Test
  void itIsEnoughWithoutAnyServer() throws IOException {
    School school = School.open(folder, SchoolJob.CALLS, ROWS);
    Map<String, String> right = run(school);
    byte[] journal = Files.readAllBytes(school.journal());
    school.close();
    school.deleteUpload();

    assertThat(run(school)).isEqualTo(right).containsKeys("relabel.jsonl", "preferences.jsonl");
    assertThat(school.journal()).hasBinaryContent(journal);
  }

  @Test
  @Tag("slow")
  void withItNothingIsLoadedThatAsks() throws Exception {
    try (School school = School.open(folder, SchoolJob.CALLS, ROWS)) {
      assertThat(Child.loaded(folder, school.command()))
          .filteredOn(Child::asks)
          .contains("java.net.http.HttpClient", "sun.nio.ch.Net");
      Map<String, String> right = School.files(school.upload());
      school.deleteUpload();

      assertThat(Child.loaded(folder, school.command())).filteredOn(Child::asks).isEmpty();
      assertThat(School.files(school.upload())).isEqualTo(right);
    }
  }

  @Test
  void oneMemberMoreIsAskedAndTheArbiterWhereTheChoiceIsOpen() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      school.add(DORA);
      run(school);
      int answers = school.server("anna").heard().size();
      school.all(FaultyServer::forget);
      school.config(List.of("anna", "bert", "cora", DORA), ROWS);
      Map<String, String> four = run(school);

      assertThat(school.server(DORA).heard().size())
          .isEqualTo(answers)
          .isGreaterThanOrEqualTo(ROWS);
      School.MEMBERS.forEach(name -> assertThat(school.server(name).heard().size()).isZero());
      assertThat(school.server(School.TEACHER).heard())
          .isNotEmpty()
          .extracting(request -> request.messages().substring(0, 60))
          .allMatch(messages -> messages.contains("Several models answered"));
      Files.delete(school.journal());
      assertThat(run(school)).as("asked all at once").isEqualTo(four);
    }
  }

  @Test
  void itIsSaidWhoGetsWhat() throws IOException {
    String all =
        ": every trace, to filter; chosen prompts and answers where members differ, to choose";
    try (School school = School.open(folder.resolve("labels"), SchoolJob.LABELS, ROWS)) {
      assertThat(school.run().err()).contains(all + "\n");
    }
    try (School school = School.open(folder.resolve("calls"), SchoolJob.CALLS, ROWS)) {
      assertThat(school.run().err()).contains(all + "; every prediction, to judge it\n");
    }
  }

  @Test
  void severalRunsShareOne() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      String cache = folder.resolve("answers/of/all").toString();
      Map<String, String> right = run(school, "--teachers-cache", cache);
      assertThat(school.journal()).doesNotExist();
      school.all(FaultyServer::forget);
      Path other = folder.resolve("other");

      Child.Ended ended = school.runTo(other, "--teachers-cache", cache);
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(School.files(other)).isEqualTo(right);
      assertThat(school.heard()).isEmpty();
    }
  }

  @Test
  @Tag("slow")
  void oneProcessAtATimeHasIt() throws Exception {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      String[] cache = {"--teachers-cache", folder.resolve("answers").toString()};
      school.server(School.TEACHER).once(Fault.SILENCE);
      Process first = Child.start(folder, Child.command(List.of(), school.command(cache)));
      while (first.isAlive() && school.heard().isEmpty()) {
        Thread.sleep(5);
      }
      Path other = folder.resolve("other");
      Child.Ended refused = school.runTo(other, cache);
      assertThat(refused.exit()).isEqualTo(1);
      assertThat(refused.err())
          .endsWith(
              "tracemill: "
                  + folder.resolve("answers/teachers.journal.jsonl")
                  + ": another command with the same journal is still running; wait until it ends\n");
      assertThat(other).doesNotExist();

      first.destroyForcibly().waitFor();
      assertThat(school.runTo(other, cache).exit()).isZero();
      assertThat(names()).doesNotContain("other.part");
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
