package io.tracemill.teach.committee;

import io.tracemill.score.agreement.KrippendorffAlpha;
import io.tracemill.teach.committee.RelabelCounts.Alike;
import io.tracemill.teach.committee.RelabelCounts.MemberCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how answers came about, a few bytes each. */
final class RelabelCounter {
  /** Who says the same on so many of a hundred examples has one vote with the other. */
  private static final int NEARLY_ALWAYS = 98;

  /** Fewer examples say nothing of that. */
  private static final int ENOUGH = 50;

  private final List<String> members;
  private final Map<ChosenBy, Integer> by = new EnumMap<>(ChosenBy.class);
  private final SortedMap<String, Integer> repairs = new TreeMap<>();
  private final KrippendorffAlpha alpha = new KrippendorffAlpha();
  private final int[][] same;
  private final int[][] both;
  private final List<Map<String, Integer>> invalid = new ArrayList<>();
  private final int[] asked;
  private final int[] agrees;
  private final int[] decided;
  private final int[] chosen;
  private int answers;
  private int changed;
  private int kept;

  RelabelCounter(List<String> members) {
    this.members = List.copyOf(members);
    this.asked = new int[members.size()];
    this.agrees = new int[members.size()];
    this.decided = new int[members.size()];
    this.chosen = new int[members.size()];
    this.same = new int[members.size()][members.size()];
    this.both = new int[members.size()][members.size()];
    members.forEach(member -> invalid.add(new TreeMap<>()));
  }

  /** Counts an answer; {@code stays}: it is another one, but the recorded one has to stay. */
  void take(RelabelLine line, boolean stays) {
    answers++;
    by.merge(line.by(), 1, Integer::sum);
    boolean replaced = line.answerJson().isPresent() && !stays;
    changed += replaced ? 1 : 0;
    kept += stays ? 1 : 0;
    List<RelabelLine.Counted> candidates = line.candidates();
    Optional<Integer> group = line.chosen().flatMap(place -> candidates.get(place).group());
    int[] row = new int[members.size()];
    Arrays.fill(row, KrippendorffAlpha.MISSING);
    for (RelabelLine.Counted candidate : candidates) {
      int member = members.indexOf(candidate.from());
      candidate.repairs().forEach(repair -> repairs.merge(repair, 1, Integer::sum));
      if (member >= 0) {
        count(member, candidate, group, replaced);
        row[member] = candidate.group().orElse(KrippendorffAlpha.MISSING);
      }
    }
    alpha.add(row);
    pairs(row);
  }

  private void count(
      int member, RelabelLine.Counted candidate, Optional<Integer> group, boolean replaced) {
    asked[member]++;
    candidate.invalid().ifPresent(reason -> invalid.get(member).merge(reason, 1, Integer::sum));
    if (candidate.group().isPresent() && group.isPresent()) {
      boolean same = candidate.group().equals(group);
      decided[member]++;
      agrees[member] += same ? 1 : 0;
      chosen[member] += same && replaced ? 1 : 0;
    }
  }

  private void pairs(int[] row) {
    for (int one = 0; one < row.length; one++) {
      for (int other = one + 1; other < row.length; other++) {
        if (row[one] != KrippendorffAlpha.MISSING && row[other] != KrippendorffAlpha.MISSING) {
          both[one][other]++;
          same[one][other] += row[one] == row[other] ? 1 : 0;
        }
      }
    }
  }

  RelabelCounts counts() {
    List<MemberCounts> all = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      all.add(
          new MemberCounts(
              members.get(i), asked[i], agrees[i], decided[i], chosen[i], invalid.get(i)));
    }
    return new RelabelCounts(answers, by, changed, kept, all, repairs, alike(), alpha.estimate());
  }

  private List<Alike> alike() {
    List<Alike> alike = new ArrayList<>();
    for (int one = 0; one < members.size(); one++) {
      for (int other = one + 1; other < members.size(); other++) {
        Alike pair =
            new Alike(members.get(one), members.get(other), same[one][other], both[one][other]);
        if (pair.both() >= ENOUGH && 100L * pair.same() >= (long) NEARLY_ALWAYS * pair.both()) {
          alike.add(pair);
        }
      }
    }
    return alike;
  }
}
