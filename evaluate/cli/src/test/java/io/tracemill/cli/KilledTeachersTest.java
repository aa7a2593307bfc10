package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

      Random random = new Random(SEED);
      for (int kill = 0; kill < KILLS; kill++) {
        if (kill < KILLS_WHILE_ASKING) {
          int left = asked.size() - school.asked().size();
          killAfterRequests(school, random.nextInt(2 * left / (KILLS_WHILE_ASKING + 1 - kill)));
        } else {
          killAfterMillis(school, random.nextLong(whole * 2 / 3));
        }
        assertThat(School.files(school.upload())).as("kill %d", kill).isIn(Map.of(), right);
      }
      assertThat(run(school)).isZero();

      assertThat(School.files(school.upload())).isEqualTo(right);
      assertThat(school.asked().equals(asked)).as("the same requests").isTrue();
      assertThat(school.heard().size() - asked.size())
          .isLessThanOrEqualTo(KILLS_WHILE_ASKING * School.PARALLEL);
      assertThat(Files.readAllLines(school.journal()).size()).isEqualTo(asked.size());
      assertThat(names())
          .containsExactlyInAnyOrder(
              "data", "upload", "upload.teachers.journal.jsonl", "in", "out", "err");
    }
  }

  private int run(School school) throws Exception {
    return Child.run(folder, Child.command(JVM, school.command())).exit();
  }

  private void killAfterRequests(School school, int more) throws Exception {
    int before = school.heard().size();
    Process process = Child.start(folder, Child.command(JVM, school.command()));
    while (process.isAlive() && school.heard().size() < before + more) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
  }

  private void killAfterMillis(School school, long millis) throws Exception {
    Process process = Child.start(folder, Child.command(JVM, school.command()));
    process.waitFor(millis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
