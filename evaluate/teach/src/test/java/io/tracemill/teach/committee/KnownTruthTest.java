package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.teach.committee.KnownTruth.Result;
import io.tracemill.teach.committee.KnownTruth.Setting;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What a committee restores of answers whose right ones are known. */
final class KnownTruthTest {
  private static KnownTruth truth;

  @TempDir private Path folder;

  @BeforeAll
  static void read() throws IOException {
    Path data = SharedData.file("tft");
    truth =
        new KnownTruth(
            data.resolve("noisy/traces.jsonl"),
            data.resolve("baseline/traces.jsonl"),
            Jobs.read(data.resolve("noisy/job_description.json")));
  }

  @Test
  void threeMembersAndAPerfectArbiterRestoreNearlyAll() throws IOException {
    Result result = truth.run(new Setting(0.8, 3, 1, true, 1), folder);
    assertThat(result.restored()).isGreaterThanOrEqualTo(0.95);
    assertThat(result.spoilt()).isLessThanOrEqualTo(0.01);
  }

  @Test
  void anArbiterThatKnowsNothingLeavesWhatMembersAgreeOn() throws IOException {
    Result result = truth.run(new Setting(0.8, 3, 0, true, 1), folder);
    assertThat(result.restored()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  void oneMemberAloneIsAsGoodAsItIs() throws IOException {
    Result result = truth.run(new Setting(0.8, 1, 1, false, 1), folder);
    assertThat(result.restored()).isBetween(0.77, 0.83);
    assertThat(result.spoilt()).isBetween(0.17, 0.23);
  }

  /** The table of the README. */
  @Test
  @EnabledIfSystemProperty(named = "truth.table", matches = "true")
  void table() throws IOException {
    StringBuilder table = new StringBuilder();
    for (boolean original : new boolean[] {true, false}) {
      for (int members : new int[] {1, 3, 5}) {
        for (double p : new double[] {0.5, 0.6, 0.7, 0.8, 0.9, 0.95}) {
          for (double arbiter : new double[] {0, 0.8, 1}) {
            Result result = truth.run(new Setting(p, members, arbiter, original, 1), folder);
            table.append(
                String.format(
                    Locale.ROOT,
                    "%s %d %.2f %.1f restored %.3f spoilt %.3f contested %d%n",
                    original ? "original" : "members",
                    members,
                    p,
                    arbiter,
                    result.restored(),
                    result.spoilt(),
                    result.contested()));
          }
        }
      }
    }
    assertThat(Files.writeString(Path.of("target", "truth.txt"), table)).exists();
  }
}
