package io.tracemill.prepare.screen.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.table.TraceTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DuplicatesTest {
  private static final long SEED = 99;

  @Test
  void theSmallestLineOfEachConversationStaysWhateverTheOrder() {
    for (long seed = SEED; seed < SEED + 200; seed++) {
      Random random = new Random(seed);
      List<long[]> rows = new ArrayList<>();
      int conversations = 1 + random.nextInt(40);
      for (int i = random.nextInt(3_000) / (1 + random.nextInt(30)); i > 0; i--) {
        long[] row = new long[TraceTable.COLUMNS];
        Random content = new Random(random.nextInt(conversations));
        row[TraceTable.CONTENT_HIGH] = content.nextLong();
        row[TraceTable.CONTENT_LOW] = content.nextLong();
        row[TraceTable.RAW] = random.nextLong();
        rows.add(row);
      }
      Map<Long, Long> kept = check(rows, seed);
      Collections.shuffle(rows, random);
      assertThat(check(rows, seed)).as("seed %d", seed).isEqualTo(kept);
    }
  }

  /** The line kept of each conversation. */
  private static Map<Long, Long> check(List<long[]> rows, long seed) {
    TraceTable table = new TraceTable(TraceTable.COLUMNS);
    rows.forEach(row -> table.add(row, 0));
    int[] originals = Duplicates.find(table);
    Map<Long, Long> smallest = new HashMap<>();
    for (long[] row : rows) {
      smallest.merge(
          row[TraceTable.CONTENT_HIGH],
          row[TraceTable.RAW],
          (a, b) -> Long.compareUnsigned(a, b) < 0 ? a : b);
    }
    for (int row = 0; row < originals.length; row++) {
      long[] original = rows.get(originals[row]);
      assertThat(original[TraceTable.CONTENT_HIGH])
          .as("seed %d", seed)
          .isEqualTo(rows.get(row)[TraceTable.CONTENT_HIGH]);
      assertThat(original[TraceTable.RAW])
          .isEqualTo(smallest.get(original[TraceTable.CONTENT_HIGH]));
      assertThat(originals[originals[row]]).isEqualTo(originals[row]);
    }
    return smallest;
  }

  @Test
  void conversationsThatShareHalfTheirHashAreTwo() {
    TraceTable table = new TraceTable(TraceTable.COLUMNS);
    for (int i = 0; i < 3; i++) {
      long[] row = new long[TraceTable.COLUMNS];
      row[TraceTable.CONTENT_HIGH] = 1;
      row[TraceTable.CONTENT_LOW] = i / 2;
      table.add(row, 0);
    }
    assertThat(Duplicates.find(table)).containsExactly(0, 0, 2);
  }

  @Test
  void tablesKeepTheirRows() {
    TraceTable table = new TraceTable(TraceTable.COLUMNS + 1);
    TraceTable copy = new TraceTable(TraceTable.COLUMNS + 1);
    copy.add(new long[TraceTable.COLUMNS + 1], 0);
    copy.clear();
    for (int i = 0; i < 10_000; i++) {
      long[] row = new long[TraceTable.COLUMNS + 2];
      row[1 + TraceTable.LINE] = i;
      row[1 + TraceTable.COLUMNS] = -i;
      table.add(row, 1);
    }
    copy.addAll(table);
    assertThat(copy.size()).isEqualTo(10_000);
    long[] row = new long[copy.width()];
    for (int i = 0; i < 10_000; i += 777) {
      copy.copy(i, row);
      assertThat(copy.get(i, TraceTable.LINE)).isEqualTo(i).isEqualTo(row[TraceTable.LINE]);
      assertThat(row[TraceTable.COLUMNS]).isEqualTo(-i);
    }
  }
}
