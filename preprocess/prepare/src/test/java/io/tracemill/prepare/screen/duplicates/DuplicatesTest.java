package io.tracemill.prepare.screen.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DuplicatesTest {
  private static final long SEED = 99;
  private static final int RAW_BITS = 40;

  /** The numbers are enough. */
  private static final TracesAgain NOTHING_AGAIN =
      rows -> {
        throw new AssertionError("expected no trace to be read again");
      };

  /** A line of a conversation. */
  private record Surveyed(long content, long raw) {}

  @Test
  void theSmallestLineOfEachConversationStaysWhateverTheOrder() {
    for (long seed = SEED; seed < SEED + 200; seed++) {
      Random random = new Random(seed);
      List<Surveyed> rows = new ArrayList<>();
      int conversations = 1 + random.nextInt(40);
      for (int i = random.nextInt(3_000) / (1 + random.nextInt(30)); i > 0; i--) {
        long content = new Random(random.nextInt(conversations)).nextLong();
        rows.add(new Surveyed(content, random.nextLong() >>> Long.SIZE - RAW_BITS));
      }
      Map<Long, Long> kept = check(rows, seed);
      Collections.shuffle(rows, random);
      assertThat(check(rows, seed)).as("seed %d", seed).isEqualTo(kept);
    }
  }

  /** The line kept of each conversation. */
  private static Map<Long, Long> check(List<Surveyed> rows, long seed) {
    TraceTable table = table(rows);
    Fates fates = new Fates(table.size());
    Verdict verdict = new Duplicates().decide(table, fates, NOTHING_AGAIN);
    Map<Long, Long> smallest = new HashMap<>();
    rows.forEach(row -> smallest.merge(row.content(), row.raw(), Math::min));
    Map<Long, Integer> originals = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      if (fates.isCandidate(row)) {
        assertThat(originals.put(rows.get(row).content(), row)).as("seed %d", seed).isNull();
        assertThat(rows.get(row).raw()).isEqualTo(smallest.get(rows.get(row).content()));
      }
    }
    for (int row = 0; row < rows.size(); row++) {
      if (!fates.isCandidate(row)) {
        assertThat(fates.reason(row)).isEqualTo(Optional.of(DuplicateReason.DUPLICATE));
        assertThat(verdict.explain(row))
            .as("seed %d", seed)
            .isEqualTo(
                "the same conversation as line " + (1 + originals.get(rows.get(row).content())));
      }
    }
    assertThat(originals).hasSameSizeAs(smallest);
    return smallest;
  }

  @Test
  void whatIsDroppedAlreadyIsNobodysOriginal() {
    TraceTable table = table(List.of(new Surveyed(7, 1), new Surveyed(7, 2), new Surveyed(7, 3)));
    Fates fates = new Fates(3);
    fates.drop(0, DropReason.NO_ANSWER);
    Verdict verdict = new Duplicates().decide(table, fates, NOTHING_AGAIN);
    assertThat(fates.reason(0)).isEqualTo(Optional.of(DropReason.NO_ANSWER));
    assertThat(fates.isCandidate(1)).isTrue();
    assertThat(verdict.explain(2)).isEqualTo("the same conversation as line 2");
  }

  @Test
  void conversationsThatShareHalfTheirHashAreTwo() {
    TraceTable table =
        table(List.of(new Surveyed(1, 0), new Surveyed(1, 1), new Surveyed(1L << 32 | 1, 2)));
    Fates fates = new Fates(3);
    new Duplicates().decide(table, fates, NOTHING_AGAIN);
    assertThat(fates.isCandidate(0)).isTrue();
    assertThat(fates.isCandidate(1)).isFalse();
    assertThat(fates.isCandidate(2)).isTrue();
  }

  private static TraceTable table(List<Surveyed> rows) {
    TraceTable table = new TraceTable(List.of());
    TraceRow to = table.row();
    for (Surveyed row : rows) {
      to.set(TraceTable.LINE, table.size() + 1);
      to.set(TraceTable.CONTENT, row.content());
      to.set(TraceTable.RAW, row.raw());
      table.add(to);
    }
    return table;
  }
}
