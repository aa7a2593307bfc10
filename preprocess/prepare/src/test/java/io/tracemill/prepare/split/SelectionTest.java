package io.tracemill.prepare.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private static final long SEED = 4_242;
  private static final int ROUNDS = 300;
  private static final SplitSizes USUAL = new SplitSizes(20, 20, 1000);

  @Test
  void noGroupIsOnTwoSidesAndSizesAreRespected() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<long[]> rows = randomRows(random);
      SplitSizes sizes = new SplitSizes(random.nextInt(30), random.nextInt(30), random.nextInt(60));
      Set<Long> barred =
          random.nextInt(3) == 0 ? Set.of(1L + random.nextInt(20), 77L) : Set.<Long>of();
      TraceTable table = table(rows);
      Fate[] fates = fates(table, random);
      Fate[] before = fates.clone();
      new Selection(table, fates, sizes, seed).decide(barred);
      check(new Case(table, before, fates, sizes, barred), seed);
    }
  }

  private record Case(
      TraceTable table, Fate[] before, Fate[] fates, SplitSizes sizes, Set<Long> barred) {
    long count(Fate fate) {
      return Arrays.stream(fates).filter(fate::equals).count();
    }
  }

  private static void check(Case c, long seed) {
    assertThat(c.count(Fate.CANDIDATE)).as("undecided, seed %d", seed).isZero();
    assertThat(c.count(Fate.TEST)).as("test, seed %d", seed).isLessThanOrEqualTo(c.sizes().test());
    assertThat(c.count(Fate.TRAIN)).isLessThanOrEqualTo(c.sizes().train());
    assertThat(c.count(Fate.UNSTRUCTURED)).isLessThanOrEqualTo(c.sizes().maxUnstructured());
    if (c.count(Fate.OVER_MAX_UNSTRUCTURED) > 0) {
      assertThat(c.count(Fate.UNSTRUCTURED)).isEqualTo(c.sizes().maxUnstructured());
    }
    int[] group = slowGroups(c);
    Map<Integer, Set<Fate>> sides = new HashMap<>();
    for (int row = 0; row < group.length; row++) {
      if (c.before()[row] != Fate.CANDIDATE) {
        assertThat(c.fates()[row]).isEqualTo(c.before()[row]);
        continue;
      }
      sides.computeIfAbsent(group[row], g -> new TreeSet<>()).add(c.fates()[row]);
      if (c.table().get(row, TraceTable.USE) == Use.TEXT.ordinal()) {
        assertThat(c.fates()[row]).isIn(Fate.UNSTRUCTURED, Fate.OVER_MAX_UNSTRUCTURED);
      }
      if (c.barred().contains(c.table().get(row, TraceTable.FIRST_USER))) {
        assertThat(c.fates()[row]).as("seed %d row %d", seed, row).isEqualTo(Fate.GROUP_IN_TEST);
      }
    }
    for (Set<Fate> fates : sides.values()) {
      boolean tested = fates.contains(Fate.TEST) || fates.contains(Fate.GROUP_IN_TEST);
      boolean others = fates.stream().anyMatch(f -> f != Fate.TEST && f != Fate.GROUP_IN_TEST);
      assertThat(tested && others).as("%s, seed %d", fates, seed).isFalse();
    }
    if (c.count(Fate.UNSTRUCTURED) > texts(c)) {
      assertThat(c.count(Fate.TRAIN)).as("train, seed %d", seed).isEqualTo(c.sizes().train());
    }
  }

  private static long texts(Case c) {
    return IntStream.range(0, c.fates().length)
        .filter(row -> c.table().get(row, TraceTable.USE) == Use.TEXT.ordinal())
        .filter(row -> c.fates()[row] == Fate.UNSTRUCTURED)
        .count();
  }

  /** Groups by joining until nothing changes. */
  private static int[] slowGroups(Case c) {
    int[] group = IntStream.range(0, c.table().size()).toArray();
    for (boolean changed = true; changed; ) {
      changed = false;
      for (int a = 0; a < group.length; a++) {
        for (int b = 0; b < a; b++) {
          if (group[a] != group[b] && joined(c, a, b)) {
            int to = Math.min(group[a], group[b]);
            group[a] = to;
            group[b] = to;
            changed = true;
          }
        }
      }
    }
    return group;
  }

  private static boolean joined(Case c, int a, int b) {
    return c.before()[a] == Fate.CANDIDATE
        && c.before()[b] == Fate.CANDIDATE
        && IntStream.of(TraceTable.FIRST_USER, TraceTable.GROUP)
            .anyMatch(
                column ->
                    c.table().get(a, column) != 0
                        && c.table().get(a, column) == c.table().get(b, column));
  }

  @Test
  void theOrderOfInputDoesNotMatter() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<long[]> rows = randomRows(random);
      SplitSizes sizes = new SplitSizes(random.nextInt(30), random.nextInt(30), random.nextInt(60));
      Map<Long, Fate> before = decide(rows, sizes, seed);
      Collections.shuffle(rows, random);
      assertThat(decide(rows, sizes, seed)).as("seed %d", seed).isEqualTo(before);
    }
  }

  @Test
  void anotherSeedMakesAnotherSplit() {
    List<long[]> rows = new ArrayList<>(singles(200));
    Set<Map<Long, Fate>> splits = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      splits.add(decide(rows, USUAL, seed));
    }
    assertThat(splits).hasSize(50);
    assertThat(decide(rows, USUAL, 7)).isEqualTo(decide(rows, USUAL, 7));
  }

  @Test
  void asManyAsAreAskedForWhereAllStandAlone() {
    assertThat(counts(singles(100), new SplitSizes(30, 20, 40)))
        .isEqualTo(
            Map.of(
                Fate.TEST, 20,
                Fate.TRAIN, 30,
                Fate.UNSTRUCTURED, 40,
                Fate.OVER_MAX_UNSTRUCTURED, 10));
  }

  @Test
  void testComesFirstWhereThereAreTooFew() {
    assertThat(counts(singles(25), USUAL)).isEqualTo(Map.of(Fate.TEST, 20, Fate.TRAIN, 5));
    assertThat(counts(singles(15), USUAL)).isEqualTo(Map.of(Fate.TEST, 15));
    assertThat(counts(List.of(), USUAL)).isEmpty();
  }

  @Test
  void oneGiantGroupTrains() {
    List<long[]> rows = singles(100);
    rows.forEach(row -> row[TraceTable.GROUP] = 5);
    assertThat(counts(rows, USUAL)).isEqualTo(Map.of(Fate.TRAIN, 20, Fate.UNSTRUCTURED, 80));
    assertThat(counts(rows, new SplitSizes(0, 20, 1000)))
        .isEqualTo(Map.of(Fate.TEST, 20, Fate.GROUP_IN_TEST, 80));
  }

  @Test
  void ofGroupsThatAreTooBigTheSmallestIsCut() {
    List<long[]> rows = singles(100);
    for (int i = 0; i < 100; i++) {
      rows.get(i)[TraceTable.GROUP] = i < 30 ? 1 : 2;
    }
    assertThat(counts(rows, USUAL))
        .isEqualTo(
            Map.of(Fate.TEST, 20, Fate.GROUP_IN_TEST, 10, Fate.TRAIN, 20, Fate.UNSTRUCTURED, 50));
  }

  @Test
  void aGivenTestSetBarsWholeGroups() {
    List<long[]> rows = singles(10);
    rows.get(0)[TraceTable.FIRST_USER] = 77;
    rows.get(0)[TraceTable.GROUP] = 1;
    rows.get(1)[TraceTable.GROUP] = 1;
    rows.get(1)[TraceTable.FIRST_USER] = 78;
    rows.get(2)[TraceTable.FIRST_USER] = 78;
    TraceTable table = table(rows);
    Fate[] fates = fates(table);
    new Selection(table, fates, new SplitSizes(20, 0, 0), 1).decide(Set.of(77L));
    assertThat(fates).startsWith(Fate.GROUP_IN_TEST, Fate.GROUP_IN_TEST, Fate.GROUP_IN_TEST);
    assertThat(Arrays.asList(fates).subList(3, 10)).containsOnly(Fate.TRAIN);
  }

  @Test
  void textsAreOnlyUnstructured() {
    List<long[]> rows = singles(10);
    rows.forEach(row -> row[TraceTable.USE] = Use.TEXT.ordinal());
    assertThat(counts(rows, new SplitSizes(5, 5, 8)))
        .isEqualTo(Map.of(Fate.UNSTRUCTURED, 8, Fate.OVER_MAX_UNSTRUCTURED, 2));
  }

  private static Map<Fate, Integer> counts(List<long[]> rows, SplitSizes sizes) {
    Map<Fate, Integer> counts = new HashMap<>();
    decide(rows, sizes, 123).values().forEach(fate -> counts.merge(fate, 1, Integer::sum));
    return counts;
  }

  private static Map<Long, Fate> decide(List<long[]> rows, SplitSizes sizes, long seed) {
    TraceTable table = table(rows);
    Fate[] fates = fates(table);
    new Selection(table, fates, sizes, seed).decide(Set.of());
    Map<Long, Fate> byContent = new HashMap<>();
    for (int row = 0; row < fates.length; row++) {
      byContent.put(table.get(row, TraceTable.CONTENT_HIGH), fates[row]);
    }
    return byContent;
  }

  private static Fate[] fates(TraceTable table) {
    return IntStream.range(0, table.size()).mapToObj(r -> Fate.CANDIDATE).toArray(Fate[]::new);
  }

  /** Some are dropped before. */
  private static Fate[] fates(TraceTable table, Random random) {
    return IntStream.range(0, table.size())
        .mapToObj(r -> random.nextInt(8) == 0 ? Fate.IRRELEVANT : Fate.CANDIDATE)
        .toArray(Fate[]::new);
  }

  private static List<long[]> randomRows(Random random) {
    List<long[]> rows = new ArrayList<>(singles(random.nextInt(120)));
    int users = 1 + random.nextInt(80);
    for (long[] row : rows) {
      boolean text = random.nextInt(6) == 0;
      row[TraceTable.USE] = (text ? Use.TEXT : Use.EXAMPLES).ordinal();
      row[TraceTable.FIRST_USER] = text ? 0 : random.nextInt(users);
      row[TraceTable.GROUP] = text || random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(30);
    }
    return rows;
  }

  /** Rows that share nothing. */
  private static List<long[]> singles(int count) {
    return LongStream.range(0, count)
        .mapToObj(
            i -> {
              long[] row = new long[TraceTable.COLUMNS];
              row[TraceTable.CONTENT_HIGH] = new Random(i).nextLong();
              row[TraceTable.RAW] = i;
              return row;
            })
        .toList();
  }

  private static TraceTable table(List<long[]> rows) {
    TraceTable table = new TraceTable(TraceTable.COLUMNS);
    rows.forEach(row -> table.add(row, 0));
    return table;
  }
}
