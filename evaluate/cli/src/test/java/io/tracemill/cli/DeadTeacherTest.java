package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.endpoint.FaultyServer;
import io.tracemill.endpoint.HeardRequest;
import io.tracemill.endpoint.ServerReply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Teachers who do not answer, or not more than so much. */
class DeadTeacherTest {
  private static final int ROWS = 60;

  @TempDir private Path folder = Path.of("");

  private static Map<String, String> run(School school, String... more) throws IOException {
    Child.Ended ended = school.run(more);
    assertThat(ended.exit()).as(ended.err()).isZero();
    return School.files(school.upload());
  }

  /** The files of a run that nothing happens to, which are gone with the journal. */
  private static Map<String, String> right(School school) throws IOException {
    Map<String, String> right = run(school);
    school.deleteUpload();
    Files.delete(school.journal());
    school.all(FaultyServer::forget);
    return right;
  }

  /** Closes the server of a teacher when it is asked the next time but so many. */
  private static void dieAfter(School school, String name, int requests) {
    AtomicInteger left = new AtomicInteger(requests);
    FaultyServer server = school.server(name);
    server.script(
        request -> {
          if (left.decrementAndGet() < 0) {
            close(server);
          }
          return Optional.empty();
        });
  }

  private static void close(FaultyServer server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Why candidates of a member are invalid for a reason. */
  private static List<String> invalid(Map<String, String> files, String member, String reason) {
    String start = "{\"from\":\"" + member + "\",\"invalid\":\"" + reason + "\",\"detail\":\"";
    return Pattern.compile(Pattern.quote(start) + "([^\"]*)\"")
        .matcher(files.getOrDefault("relabel.jsonl", ""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  @Tag("slow")
  void whatIsAnsweredIsKeptAndTheSameCommandGoesOn() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      Map<String, String> right = right(school);
      dieAfter(school, "bert", 20);
      Child.Ended ended = school.run();

      assertThat(ended.exit()).isEqualTo(1);
      assertThat(school.upload()).doesNotExist();
      assertThat(names()).doesNotContain("upload.part");
      long known = answers(school, "bert");
      assertThat(known).isBetween(20L - School.PARALLEL, 20L);
      school.reopen("bert");
      assertThat(run(school)).isEqualTo(right);
      long all = answers(school, "bert");
      assertThat(all).isEqualTo(answers(school, "anna"));
      assertThat(school.server("bert").heard().size()).isEqualTo((int) (all - known));
      assertThat(school.server("anna").askedAgain()).isZero();
    }
  }

  @Test
  @Tag("slow")
  void withoutHerTheRunGoesOnWhereThatIsWanted() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      Map<String, String> right = right(school);
      dieAfter(school, "bert", 20);
      Child.Ended ended = school.run("--teacher-failure", "continue");

      assertThat(ended.exit()).as(ended.err()).isZero();
      Map<String, String> files = School.files(school.upload());
      long without = files.get("relabel.jsonl").lines().count() - answers(school, "bert");
      assertThat(invalid(files, "bert", "unanswered").size()).isEqualTo((int) without);
      assertThat(files.get("run.json")).containsPattern("\"unanswered\": " + without + "\\b");
      assertThat(ended.out()).containsPattern("\nbert +[0-9]+ .*unanswered " + without + "\\b");
      assertThat(ended.err()).contains("warning: bert is asked no more in this run: bert at ");
      school.reopen("bert");
      assertThat(run(school)).isEqualTo(right);
    }
  }

  @Test
  @Tag("slow")
  void whoIsNeverThereFiltersAndChoosesNothing() throws IOException {
    try (School school = School.open(folder, SchoolJob.CALLS, ROWS)) {
      Map<String, String> right = right(school);
      school.server(School.TEACHER).close();
      Child.Ended stopped = school.run();
      assertThat(stopped.exit()).isEqualTo(1);
      assertThat(stopped.err())
          .contains("tracemill: gpt-oss-120b at http://127.0.0.1:")
          .endsWith("; start the server, or check the address\n");
      assertThat(school.upload()).doesNotExist();
      assertThat(school.journal()).as("of nothing").doesNotExist();

      Child.Ended ended = school.run("--teacher-failure", "continue");
      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.out())
          .contains(" without scores that can be read are kept: unanswered 85\n")
          .containsPattern(
              "\nrelabelled: [0-9]+ of 61 .*; unanimous 18, majority 30, contested 13\n")
          .containsPattern("\nllm-as-a-judge +0 .* 20 \\(the judge gave no answer\\)\n");
      school.reopen(School.TEACHER);
      assertThat(run(school)).isEqualTo(right);
    }
  }

  @Test
  void aLimitOfRequestsIsNeverPassedAndNothingIsAskedTwice() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      Map<String, String> right = run(school);
      List<String> asked = school.asked();
      school.deleteUpload();
      Files.delete(school.journal());
      school.all(FaultyServer::forget);
      int most = 70;
      for (int left = asked.size(); left > most; left -= most) {
        int before = school.heard().size();
        Child.Ended ended = school.run("--max-requests", String.valueOf(most));
        assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err())
            .endsWith(
                "tracemill: the limit of 70 requests is reached (--max-requests); what is answered"
                    + " is kept, and the same command goes on: it makes as many more, or all with a"
                    + " higher limit\n");
        assertThat(school.heard().size()).isEqualTo(before + most);
        assertThat(Files.readAllLines(school.journal()).size()).isEqualTo(before + most);
        assertThat(school.upload()).doesNotExist();
      }
      assertThat(run(school, "--max-requests", String.valueOf(most))).isEqualTo(right);
      assertThat(school.heard().size()).isEqualTo(asked.size());
      assertThat(school.asked().equals(asked)).isTrue();
    }
  }

  private static boolean isTenth(HeardRequest request) {
    return request.messages().matches(".*Case [0-9]*0:.*");
  }

  @Test
  void rowsThatAServerRefusesForGoodAreRefused() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, ROWS)) {
      school
          .server("bert")
          .script(
              request ->
                  Optional.of(ServerReply.error(400, "no zeros here"))
                      .filter(reply -> isTenth(request)));
      Child.Ended ended = school.run();

      assertThat(ended.exit()).as(ended.err()).isZero();
      Map<String, String> files = School.files(school.upload());
      long refused =
          school.server("bert").heard().stream().filter(DeadTeacherTest::isTenth).count();
      assertThat(invalid(files, "bert", "refused"))
          .hasSize((int) refused)
          .containsOnly("refused with 400: no zeros here");
      assertThat(files.get("run.json")).containsPattern("\"refused\": " + refused + "\\b");
      assertThat(ended.out()).containsPattern("\nbert +[0-9]+ .*refused " + refused + "\\b");
      school.all(FaultyServer::forget);
      assertThat(run(school)).isEqualTo(files);
      assertThat(school.heard()).isEmpty();
    }
  }

  /** How many answers of a teacher the journal has. */
  private static long answers(School school, String name) throws IOException {
    try (Stream<String> lines = Files.lines(school.journal())) {
      return lines.filter(line -> line.contains("\"model\":\"" + name + "\"")).count();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
