package io.tracemill.cli;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.endpoint.Fault;
import io.tracemill.endpoint.FaultyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole runs with teachers whose servers answer as badly as servers do. */
@Tag("slow")
class FaultyTeachersTest {
  private static final double SHARE = 0.3;

  /** Those that need not be waited for. */
  private static final List<Fault> KINDS =
      Stream.of(Fault.values()).filter(not(Fault.STANDING::contains)).toList();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({"LABELS, 560, 2000, 1 2 3", "CALLS, 100, 400, 4"})
  void makeTheSameFiles(SchoolJob job, int rows, int requests, String seeds) throws IOException {
    try (School school = School.open(folder, job, rows)) {
      school.attempts(25);
      Map<String, String> right = run(school);
      List<String> asked = school.asked();
      assertThat(asked.size()).isGreaterThan(requests);
      assertThat(school.heard().size()).isEqualTo(asked.size());
      Set<Fault> seen = EnumSet.noneOf(Fault.class);
      for (String seed : seeds.split(" ")) {
        school.all(server -> server.faults(SHARE, Long.parseLong(seed), KINDS).forget());
        assertThat(run(school)).as("seed %s", seed).isEqualTo(right);
        assertThat(school.asked().equals(asked)).as("the same requests").isTrue();
        assertThat(faulty(school, seen)).isBetween(asked.size() / 3, asked.size() * 2 / 3);
      }
      assertThat(seen.containsAll(KINDS)).as(seen.toString()).isEqualTo(seeds.contains(" "));
    }
  }

  @Test
  void thatSayNothingAreAskedAgain() throws IOException {
    try (School school = School.open(folder, SchoolJob.LABELS, 20)) {
      Map<String, String> right = run(school);
      school.silence(Duration.ofSeconds(6));
      school.all(FaultyServer::forget);
      school.server("bert").once(Fault.SILENCE, Fault.STANDSTILL);
      assertThat(run(school)).isEqualTo(right);
      Set<Fault> seen = EnumSet.noneOf(Fault.class);
      assertThat(faulty(school, seen)).isEqualTo(2);
      assertThat(seen).isEqualTo(Fault.STANDING);
    }
  }

  /** The files of a run that knows nothing; each good answer is one line of its journal. */
  private static Map<String, String> run(School school) throws IOException {
    Files.deleteIfExists(school.journal());
    Child.Ended ended = school.run();
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(Files.readAllLines(school.journal()).size()).isEqualTo(school.asked().size());
    return School.files(school.upload());
  }

  /** How many requests went wrong; all others were answered, each once. */
  private static int faulty(School school, Set<Fault> seen) {
    int[] faulty = {0};
    school.all(
        (FaultyServer server) -> {
          seen.addAll(server.faults().keySet());
          faulty[0] += server.faulty();
          assertThat(server.askedAgain()).isZero();
        });
    assertThat(school.heard().size()).isEqualTo(school.asked().size() + faulty[0]);
    return faulty[0];
  }
}
