package io.tracemill.prepare.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SelectionTest {
  private static final long SEED = 4_242;
  private static final int ROUNDS = 300;
  private static final SplitSizes USUAL = new SplitSizes(20, 20, 1000);

  private static final String CANDIDATE = Fate.CANDIDATE.name();
  private static final String TRAIN = Fate.TRAIN.name();
  private static final String TEST = Fate.TEST.name();
  private static final String UNSTRUCTURED = Fate.UNSTRUCTURED.name();
  private static final String BARRED = SplitReason.GROUP_IN_TEST.name();
  private static final String OVER_MAX = SplitReason.OVER_MAX_UNSTRUCTURED.name();

  @Test
  void noGroupIsOnTwoSidesAndSizesAreRespected() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Row> rows = randomRows(random);
      SplitSizes sizes = new SplitSizes(random.nextInt(30), random.nextInt(30), random.nextInt(60));
      Set<Long> barred =
          random.nextInt(3) == 0 ? Set.of(1L + random.nextInt(20), 77L) : Set.<Long>of();
      Fates fates = new Fates(rows.size());
      for (int row = 0; row < rows.size(); row++) {
        if (random.nextInt(8) == 0) {
          fates.drop(row, DropReason.NO_ANSWER);
        }
      }
      List<String> before = outcomes(fates);
      decide(rows, fates, new SplitPlan(sizes, seed, barred));
      check(new Case(rows, before, outcomes(fates), sizes, barred), seed);
    }
  }

  private record Case(
      List<Row> rows, List<String> before, List<String> after, SplitSizes sizes, Set<Long> barred) {
    int count(String outcome) {
      return Collections.frequency(after, outcome);
    }

    boolean isCandidate(int row) {
      return before.get(row).equals(CANDIDATE);
    }
  }

  /** What a survey keeps of a trace, as far as the split asks. */
  private record Row(long content, long firstUser, long group, Use use) {
    Row with(long firstUser, long group) {
      return new Row(content, firstUser, group, use);
    }
  }

  /** What became of each row: the name of its fate, or of the reason to drop it. */
  private static List<String> outcomes(Fates fates) {
    return IntStream.range(0, fates.size())
        .mapToObj(row -> fates.reason(row).map(Reason::name).orElse(fates.of(row).name()))
        .toList();
  }

  private static void check(Case c, long seed) {
    assertThat(c.count(CANDIDATE)).as("undecided, seed %d", seed).isZero();
    assertThat(c.count(TEST)).as("test, seed %d", seed).isLessThanOrEqualTo(c.sizes().test());
    assertThat(c.count(TRAIN)).isLessThanOrEqualTo(c.sizes().train());
    assertThat(c.count(UNSTRUCTURED)).isLessThanOrEqualTo(c.sizes().maxUnstructured());
    if (c.count(OVER_MAX) > 0) {
      assertThat(c.count(UNSTRUCTURED)).isEqualTo(c.sizes().maxUnstructured());
    }
    int[] group = slowGroups(c);
    Map<Integer, Set<String>> sides = new HashMap<>();
    for (int row = 0; row < group.length; row++) {
      if (!c.isCandidate(row)) {
        assertThat(c.after().get(row)).isEqualTo(c.before().get(row));
        continue;
      }
      sides.computeIfAbsent(group[row], g -> new TreeSet<>()).add(c.after().get(row));
      if (c.rows().get(row).use() == Use.TEXT) {
        assertThat(c.after().get(row)).isIn(UNSTRUCTURED, OVER_MAX);
      }
      if (c.barred().contains(c.rows().get(row).firstUser())) {
        assertThat(c.after().get(row)).as("seed %d row %d", seed, row).isEqualTo(BARRED);
      }
    }
    for (Set<String> outcomes : sides.values()) {
      boolean tested = outcomes.contains(TEST) || outcomes.contains(BARRED);
      boolean others = outcomes.stream().anyMatch(o -> !o.equals(TEST) && !o.equals(BARRED));
      assertThat(tested && others).as("%s, seed %d", outcomes, seed).isFalse();
    }
    if (c.count(UNSTRUCTURED) > texts(c)) {
      assertThat(c.count(TRAIN)).as("train, seed %d", seed).isEqualTo(c.sizes().train());
    }
  }

  private static long texts(Case c) {
    return IntStream.range(0, c.after().size())
        .filter(row -> c.rows().get(row).use() == Use.TEXT)
        .filter(row -> c.after().get(row).equals(UNSTRUCTURED))
        .count();
  }

  /** Groups by joining until nothing changes. */
  private static int[] slowGroups(Case c) {
    int[] group = IntStream.range(0, c.rows().size()).toArray();
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
    Row one = c.rows().get(a);
    Row other = c.rows().get(b);
    return c.isCandidate(a)
        && c.isCandidate(b)
        && (one.firstUser() != 0 && one.firstUser() == other.firstUser()
            || one.group() != 0 && one.group() == other.group());
  }

  /** The order is that of a plain sort by the places of groups and of their traces. */
  @Test
  void groupsAndTheirTracesAreInTheOrderOfTheirPlaces() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      List<Row> rows = randomRows(new Random(seed));
      Fates fates = new Fates(rows.size());
      int[] group = slowGroups(new Case(rows, outcomes(fates), List.of(), USUAL, Set.of()));
      Shuffle shuffle = new Shuffle(seed);
      List<Integer> expected = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
      Map<Integer, Long> smallest = new HashMap<>();
      expected.forEach(row -> smallest.merge(group[row], rows.get(row).content(), Math::min));
      expected.sort(
          Comparator.comparingLong((Integer row) -> shuffle.place(smallest.get(group[row])))
              .thenComparingLong(row -> shuffle.place(rows.get(row).content())));
      ShuffledGroups found = ShuffledGroups.of(table(rows), fates, shuffle);
      assertThat(IntStream.range(0, found.size()).map(found::trace).boxed())
          .as("seed %d", seed)
          .containsExactlyElementsOf(expected);
      for (int at = 0; at < found.size(); at = found.end(at)) {
        int of = group[found.trace(at)];
        assertThat(IntStream.range(at, found.end(at)).map(i -> group[found.trace(i)]))
            .containsOnly(of);
        assertThat(found.end(at) - at).isEqualTo(Arrays.stream(group).filter(g -> g == of).count());
      }
    }
  }

  @Test
  void theOrderOfInputDoesNotMatter() {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<Row> rows = randomRows(random);
      SplitSizes sizes = new SplitSizes(random.nextInt(30), random.nextInt(30), random.nextInt(60));
      Map<Long, String> before = decide(rows, sizes, seed);
      Collections.shuffle(rows, random);
      assertThat(decide(rows, sizes, seed)).as("seed %d", seed).isEqualTo(before);
    }
  }

  @Test
  void anotherSeedMakesAnotherSplit() {
    List<Row> rows = singles(200);
    Set<Map<Long, String>> splits = new HashSet<>();
    for (long seed = 0; seed < 50; seed++) {
      splits.add(decide(rows, USUAL, seed));
    }
    assertThat(splits).hasSize(50);
    assertThat(decide(rows, USUAL, 7)).isEqualTo(decide(rows, USUAL, 7));
  }

  @Test
  void asManyAsAreAskedForWhereAllStandAlone() {
    assertThat(counts(singles(100), new SplitSizes(30, 20, 40)))
        .isEqualTo(Map.of(TEST, 20, TRAIN, 30, UNSTRUCTURED, 40, OVER_MAX, 10));
  }

  @Test
  void testLeavesHalfOfTooFew() {
    assertThat(counts(singles(25), USUAL)).isEqualTo(Map.of(TEST, 12, TRAIN, 13));
    assertThat(counts(singles(2), USUAL)).isEqualTo(Map.of(TEST, 1, TRAIN, 1));
    assertThat(counts(singles(1), USUAL)).isEqualTo(Map.of(TEST, 1));
    assertThat(counts(List.of(), USUAL)).isEmpty();
    assertThat(counts(singles(10), new SplitSizes(90, 4, 0))).isEqualTo(Map.of(TEST, 4, TRAIN, 6));
    assertThat(counts(singles(10), new SplitSizes(1, 99, 0))).isEqualTo(Map.of(TEST, 9, TRAIN, 1));
    assertThat(counts(singles(10), new SplitSizes(0, 99, 0))).isEqualTo(Map.of(TEST, 10));
    assertThat(counts(singles(10), new SplitSizes(99, 0, 0))).isEqualTo(Map.of(TRAIN, 10));
  }

  @Test
  void oneGiantGroupTrains() {
    List<Row> rows = singles(100);
    rows.replaceAll(row -> row.with(0, 5));
    assertThat(counts(rows, USUAL)).isEqualTo(Map.of(TRAIN, 20, UNSTRUCTURED, 80));
    assertThat(counts(rows, new SplitSizes(0, 20, 1000))).isEqualTo(Map.of(TEST, 20, BARRED, 80));
  }

  @Test
  void ofGroupsThatAreTooBigTheSmallestIsCut() {
    List<Row> rows = singles(100);
    for (int i = 0; i < 100; i++) {
      rows.set(i, rows.get(i).with(0, i < 30 ? 1 : 2));
    }
    assertThat(counts(rows, USUAL))
        .isEqualTo(Map.of(TEST, 20, BARRED, 10, TRAIN, 20, UNSTRUCTURED, 50));
  }

  @Test
  void aGivenTestSetBarsWholeGroups() {
    List<Row> rows = singles(10);
    rows.set(0, rows.get(0).with(77, 1));
    rows.set(1, rows.get(1).with(78, 1));
    rows.set(2, rows.get(2).with(78, 0));
    Fates fates = new Fates(10);
    SplitPlan plan = new SplitPlan(new SplitSizes(20, 0, 0), 1, Set.of(77L));
    decide(rows, fates, plan);
    assertThat(outcomes(fates)).startsWith(BARRED, BARRED, BARRED);
    assertThat(outcomes(fates).subList(3, 10)).containsOnly(TRAIN);
  }

  @Test
  void textsAreOnlyUnstructured() {
    List<Row> rows = singles(10);
    rows.replaceAll(row -> new Row(row.content(), 0, 0, Use.TEXT));
    assertThat(counts(rows, new SplitSizes(5, 5, 8)))
        .isEqualTo(Map.of(UNSTRUCTURED, 8, OVER_MAX, 2));
  }

  private static Map<String, Integer> counts(List<Row> rows, SplitSizes sizes) {
    Map<String, Integer> counts = new HashMap<>();
    decide(rows, sizes, 123).values().forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
    return counts;
  }

  private static Map<Long, String> decide(List<Row> rows, SplitSizes sizes, long seed) {
    Fates fates = new Fates(rows.size());
    decide(rows, fates, new SplitPlan(sizes, seed, Set.of()));
    List<String> outcomes = outcomes(fates);
    Map<Long, String> byContent = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      byContent.put(rows.get(row).content(), outcomes.get(row));
    }
    return byContent;
  }

  private static void decide(List<Row> rows, Fates fates, SplitPlan plan) {
    Selection selection = Selection.of(table(rows), fates, plan);
    selection.choose();
    selection.leaveOver();
  }

  private static List<Row> randomRows(Random random) {
    List<Row> rows = singles(random.nextInt(120));
    int users = 1 + random.nextInt(80);
    rows.replaceAll(
        row -> {
          boolean text = random.nextInt(6) == 0;
          long firstUser = text ? 0 : random.nextInt(users);
          long group = text || random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(30);
          return new Row(row.content(), firstUser, group, text ? Use.TEXT : Use.EXAMPLES);
        });
    return rows;
  }

  /** Rows that share nothing. */
  private static List<Row> singles(int count) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new Row(new Random(i).nextLong(), 0, 0, Use.EXAMPLES));
    }
    return rows;
  }

  private static TraceTable table(List<Row> rows) {
    TraceTable table = new TraceTable(List.of());
    TraceRow to = table.row();
    for (Row row : rows) {
      to.clear();
      to.set(TraceTable.CONTENT, row.content());
      to.set(TraceTable.FIRST_USER, row.firstUser());
      to.set(TraceTable.GROUP, row.group());
      to.set(TraceTable.USE, row.use().ordinal());
      table.add(to);
    }
    return table;
  }
}
