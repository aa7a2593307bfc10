package io.tracemill.teach.committee;

import io.tracemill.score.agreement.Agreement;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the answers of all examples came about.
 *
 * @param answers that were asked about, or would have been
 * @param by how many were chosen in which way
 * @param changed how many are other ones than the recorded
 * @param kept how many stayed the recorded ones because they stand before results or where a call
 *     would have none
 * @param members in their order
 * @param repairs what was put right, and how often
 * @param alike members of whom one nearly always says what the other says
 * @param agreement Krippendorff's alpha of the members, by what their candidates mean; empty where
 *     there are not two, or all always say the same
 */
public record RelabelCounts(
    int answers,
    Map<ChosenBy, Integer> by,
    int changed,
    int kept,
    List<MemberCounts> members,
    SortedMap<String, Integer> repairs,
    List<Alike> alike,
    Optional<Agreement> agreement) {

  /** Copies the collections. */
  public RelabelCounts {
    by = Collections.unmodifiableMap(new EnumMap<>(by));
    members = List.copyOf(members);
    repairs = Collections.unmodifiableSortedMap(new TreeMap<>(repairs));
    alike = List.copyOf(alike);
  }

  /**
   * One member.
   *
   * @param asked how many examples it was asked
   * @param agrees how many of its valid candidates mean what was chosen
   * @param decided for how many examples with a valid candidate of its something was chosen
   * @param chosen of how many examples its candidate, alone or with others, replaced the recorded
   * @param invalid how many are invalid, by reason
   */
  public record MemberCounts(
      String name, int asked, int agrees, int decided, int chosen, Map<String, Integer> invalid) {

    /** Copies the reasons, sorted. */
    public MemberCounts {
      invalid = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(invalid)));
    }

    /** How many candidates are invalid. */
    public int allInvalid() {
      return invalid.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Two members, or a member and the recorded answers.
   *
   * @param same on how many examples they say the same
   * @param both of how many that have valid candidates of both
   */
  public record Alike(String one, String other, int same, int both) {}
}
