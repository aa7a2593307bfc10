package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracemill.endpoint.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed while teachers answer goes on where it was. */
@Tag("slow")
class KilledTeachersTest {
  private static final long SEED = 30;
  private static final int KILLS_WHILE_ASKING = 7;
  private static final int KILLS = 10;
  private static final List<String> JVM = List.of("-XX:TieredStopAtLevel=1");

  @TempDir private Path folder = Path.of("");

  @Test
  void goesOn() throws Exception {
    try (School school = School.open(folder, SchoolJob.LABELS, 120)) {
      school.all(server -> server.slow(10));
      long begin = System.nanoTime();
      assertThat(run(school)).isZero();
      long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      Map<String, String> right = School.files(school.upload());
      List<String> asked = school.asked();
      assertThat(school.heard().size()).isEqualTo(asked.size());
      school.deleteUpload();
      Files.delete(school.journal());
      school.all(server -> server.forget());

      int killed = 0;
      Random random = new Random(SEED);
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill < KILLS_WHILE_ASKING) {
          int left = asked.size() - school.asked().size();
          killed +=
              killAfterRequests(school, random.nextInt(2 * left / (KILLS_WHILE_ASKING + 1 - kill)));
        } else {
          killed += killAfterMillis(school, random.nextLong(whole * 2 / 3));
        }
        assertThat(School.files(school.upload())).as("kill %d", kill).isIn(Map.of(), right);
      }
      assertThat(run(school)).isZero();

      assertThat(School.files(school.upload())).isEqualTo(right);
      assertThat(school.asked().equals(asked)).as("the same requests").isTrue();
      assertThat(school.heard().size() - asked.size())
          .isLessThanOrEqualTo(killed * School.PARALLEL);
      assertThat(Files.readAllLines(school.journal()).size()).isEqualTo(asked.size());
      assertThat(names())
          .containsExactlyInAnyOrder(
              "data", "upload", "upload.teachers.journal.jsonl", "in", "out", "err");
    }
  }

  @Test
  void interruptedItSaysWhatIsKept() throws Exception {
    assumeTrue(KilledTest.takesSignals(), "needs kill(1), and that SIGINT is not ignored");
    try (School school = School.open(folder, SchoolJob.LABELS, 20)) {
      school.server("cora").once(Fault.SILENCE);
      Process process = Child.start(folder, Child.command(JVM, school.command()));
      while (process.isAlive() && school.server("cora").heard().isEmpty()) {
        Thread.sleep(5);
      }
      new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();

      assertThat(process.waitFor()).isEqualTo(130);
      assertThat(folder.resolve("err"))
          .content()
          .endsWith(
              "tracemill: interrupted; answers until now are kept in "
                  + school.journal()
                  + "; the same command goes on with them\n");
      assertThat(names())
          .containsExactlyInAnyOrder("data", "upload.teachers.journal.jsonl", "in", "out", "err");
      assertThat(run(school)).isZero();
      assertThat(school.heard().size() - school.asked().size()).isBetween(1, School.PARALLEL);
    }
  }

  private int run(School school) throws Exception {
    return Child.run(folder, Child.command(JVM, school.command())).exit();
  }

  private int killAfterRequests(School school, int more) throws Exception {
    int before = school.heard().size();
    Process process = Child.start(folder, Child.command(JVM, school.command()));
    while (process.isAlive() && school.heard().size() < before + more) {
      Thread.sleep(1);
    }
    return kill(process);
  }

  private int killAfterMillis(School school, long millis) throws Exception {
    Process process = Child.start(folder, Child.command(JVM, school.command()));
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    return kill(process);
  }

  /** Returns 1 if it had not ended before. */
  private static int kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
    return process.exitValue() == 0 ? 0 : 1;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
