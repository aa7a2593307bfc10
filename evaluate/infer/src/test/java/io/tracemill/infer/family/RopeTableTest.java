package io.tracemill.infer.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.infer.RandomModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against what the hub's own library computes in 32 bits, see the resources' README. */
class RopeTableTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-4);

  @Test
  void llama3SlowsSlowAnglesOnly() {
    Rope rope = new Rope(500_000, 64, new RopeScaling.Llama3(32, 1, 4, 8192));
    RopeTable table = RopeTable.of(rope, 10);
    double[] every4th = {
      1.0,
      0.193922758102417,
      0.03760603070259094,
      0.00729266507551074,
      0.000429556705057621,
      8.570255886297673e-06,
      1.6619674170215148e-06,
      3.2229328894572973e-07
    };
    for (int i = 0; i < every4th.length; i++) {
      assertThat(table.frequencies()[4 * i]).isCloseTo(every4th[i], CLOSE);
    }
    assertThat(table.amplitude()).isEqualTo(1);
  }

  @Test
  void longRopeHasFactorsForShortAndForLong() {
    RopeScaling.LongRope scaling =
        new RopeScaling.LongRope(
            List.of(1.0, 1.02, 1.03, 1.05, 1.1, 1.2, 1.5, 2.0),
            List.of(1.08, 1.11, 1.4, 2.7, 10.0, 30.0, 50.0, 64.0),
            4096,
            1.1902380714238083);
    Rope rope = new Rope(10_000, 16, scaling);
    assertThat(RopeTable.of(rope, 4096).frequencies()[7]).isCloseTo(0.00015811389312148094, CLOSE);
    double[] longer = RopeTable.of(rope, 4097).frequencies();
    assertThat(longer[0]).isCloseTo(0.9259259104728699, CLOSE);
    assertThat(longer[3]).isCloseTo(0.01171213947236538, CLOSE);
    assertThat(longer[7]).isCloseTo(4.9410591600462794e-06, CLOSE);
    assertThat(RopeTable.of(rope, 1).cosines(0)).containsOnly(1.1902381f);
  }

  @Test
  void tablesAreOfPositionsByHalves() {
    RopeTable table = RopeTable.of(new Rope(10_000, 4, new RopeScaling.None()), 10);
    float[] cosines = {1, 1, (float) Math.cos(3), (float) Math.cos(0.03)};
    assertThat(table.cosines(0, 3)).containsExactly(cosines, within(1e-7f));
    assertThat(table.sines(3))
        .containsExactly(new float[] {(float) Math.sin(3), (float) Math.sin(0.03)}, within(1e-7f));
    Rope slow = new Rope(10_000, 4, new RopeScaling.Linear(4));
    assertThat(RopeTable.of(slow, 10).frequencies()).containsExactly(0.25, 0.0025);
  }

  @Test
  void attentionFactorOfPhiComesFromItsTwoLengths(@TempDir Path directory) throws IOException {
    Architecture phi = Families.read(RandomModels.all().get("phi35-long").write(directory));
    RopeScaling.LongRope scaling = (RopeScaling.LongRope) phi.layers().get(0).rope().scaling();
    assertThat(scaling.attention()).isCloseTo(Math.sqrt(1 + Math.log(32) / Math.log(8)), CLOSE);
  }
}
