package io.tracemill.prepare.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class TraceTableTest {
  private static final long SEED = 5;
  private static final TableColumn SMALL = new TableColumn("small", 3);
  private static final TableColumn WIDE = new TableColumn("wide", 20);
  private static final TableColumn WIDEST = new TableColumn("widest", 64);

  private static final List<TableColumn> NUMBERS =
      List.of(TraceTable.LINE, TraceTable.OFFSET, TraceTable.CONTENT, TraceTable.USE, SMALL);

  /** What a row holds: its numbers, and what its wide columns have. */
  private record Values(List<Long> numbers, byte[] wide, byte[] widest) {

    static Values random(Random random) {
      List<Long> numbers = NUMBERS.stream().map(c -> random.nextLong() & c.mask()).toList();
      return new Values(numbers, sparse(random, 20), sparse(random, 64));
    }

    /** From nothing but zeros to none. */
    private static byte[] sparse(Random random, int size) {
      byte[] bytes = new byte[size];
      int full = random.nextInt(11);
      for (int i = 0; i < size; i++) {
        bytes[i] = random.nextInt(10) < full ? (byte) random.nextInt(256) : 0;
      }
      return bytes;
    }

    void addTo(TraceTable table, TraceRow row) {
      for (int i = 0; i < NUMBERS.size(); i++) {
        row.set(NUMBERS.get(i), numbers.get(i));
      }
      row.set(WIDE, wide);
      row.set(WIDEST, widest);
      table.add(row);
    }
  }

  private static TraceTable table() {
    return new TraceTable(List.of(WIDE, SMALL, WIDEST));
  }

  @Test
  void rowsAreWhatWasAddedWhateverTheBatches() {
    Random random = new Random(SEED);
    List<Values> all = new ArrayList<>();
    TraceTable whole = table();
    TraceTable batch = table();
    TraceRow row = batch.row();
    while (all.size() < 20_000) {
      for (int i = random.nextInt(3_000); i > 0; i--) {
        Values values = Values.random(random);
        all.add(values);
        values.addTo(batch, row);
      }
      whole.addAll(batch);
      batch.clear();
      assertThat(batch.size()).isZero();
    }
    assertThat(whole.size()).isEqualTo(all.size());
    IntFunction<byte[]> wide = whole.reader(WIDE);
    IntFunction<byte[]> widest = whole.reader(WIDEST);
    for (int i = 0; i < all.size(); i++) {
      for (int column = 0; column < NUMBERS.size(); column++) {
        assertThat(whole.get(i, NUMBERS.get(column)))
            .as("row %d of column %s, seed %d", i, NUMBERS.get(column), SEED)
            .isEqualTo(all.get(i).numbers().get(column));
      }
      assertThat(wide.apply(i)).as("row %d, seed %d", i, SEED).isEqualTo(all.get(i).wide());
      int any = random.nextInt(all.size());
      assertThat(widest.apply(any))
          .as("row %d, seed %d", any, SEED)
          .isEqualTo(all.get(any).widest());
    }
  }

  @Test
  void aRowThatIsClearedIsZero() {
    TraceTable table = table();
    TraceRow row = table.row();
    Values.random(new Random(SEED)).addTo(table, row);
    row.clear();
    table.add(row);
    assertThat(table.reader(WIDE).apply(1)).containsOnly(0);
    assertThat(table.get(1, TraceTable.CONTENT)).isZero();
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    TraceRow row = table().row();
    row.set(SMALL, 0xffffff);
    assertThatThrownBy(() -> row.set(SMALL, 0x1000000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("small: expected 3 bytes but found 16777216");
    assertThatThrownBy(() -> row.set(SMALL, -1)).isInstanceOf(IllegalArgumentException.class);
    row.set(TraceTable.CONTENT, -1);
    assertThatThrownBy(() -> row.set(new TableColumn("other", 1), 1))
        .hasMessage("the table has no column other");
    assertThatThrownBy(() -> new TableColumn("vast", 65))
        .hasMessage("column vast: expected 1 to 64 bytes but found 65");
  }

  @Test
  void linesAreFoundByTheirOffset() {
    TraceTable table = table();
    TraceRow row = table.row();
    for (long offset : List.of(2L, 3L, 3L, 3L, 8L)) {
      row.set(TraceTable.OFFSET, offset);
      table.add(row);
    }
    assertThat(List.of(1L, 2L, 3L, 4L, 8L, 9L).stream().map(table::firstOf))
        .containsExactly(0, 0, 1, 4, 4, 5);
  }

  @Test
  void whatIsForgottenTakesNoMemory() {
    TraceTable table = table();
    TraceRow row = table.row();
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      Values.random(random).addTo(table, row);
    }
    long before = table.bytes();
    table.forget(TraceTable.FIRST_USER);
    assertThat(before - table.bytes()).isGreaterThan(50_000 * 6);
    table.forget(WIDE);
    assertThat(before - table.bytes()).isGreaterThan(50_000 * 14);
  }
}
