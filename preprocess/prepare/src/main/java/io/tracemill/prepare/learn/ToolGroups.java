package io.tracemill.prepare.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Names that occur in the same traces, and others that never do: groups of tools. May be used by
 * several threads.
 *
 * @param of the group of each name that tells groups apart
 * @param size how many groups there are
 */
record ToolGroups(Map<String, Integer> of, int size) {
  /** What so many of the traces have ties nothing together. */
  private static final double EVERYWHERE = 0.95;

  /** A tie holds if so many of the traces have both that have the rarer one. */
  private static final double TIED = 0.2;

  /** Names of fewer traces tie nothing. */
  private static final int FEWEST = 3;

  /** A group of fewer traces than one in this many is none. */
  private static final int SMALL = 50;

  /** All in one. */
  static final ToolGroups ONE = new ToolGroups(Map.of(), 1);

  /**
   * The groups of {@code traces}, each given by its names; the first has the most traces. Names
   * that nearly all traces have tie groups together only where nothing is left without them.
   */
  static ToolGroups of(List<Set<String>> traces) {
    ToolGroups groups = of(traces, traces.size() + 1.0);
    return groups.size > 1 ? groups : of(traces, EVERYWHERE * traces.size());
  }

  private static ToolGroups of(List<Set<String>> traces, double most) {
    Map<String, Integer> counts = new TreeMap<>();
    traces.forEach(names -> names.forEach(name -> counts.merge(name, 1, Integer::sum)));
    int least = Math.max(FEWEST, traces.size() / SMALL);
    Set<String> telling = new TreeSet<>();
    counts.forEach(
        (name, count) -> {
          if (count >= least && count < most) {
            telling.add(name);
          }
        });
    Map<String, String> roots = new TreeMap<>();
    telling.forEach(name -> roots.put(name, name));
    ties(traces, telling)
        .forEach(
            (one, others) ->
                others.forEach(
                    (other, both) -> {
                      int rarer =
                          Math.min(counts.getOrDefault(one, 0), counts.getOrDefault(other, 0));
                      if (both >= TIED * rarer) {
                        roots.put(root(roots, one), root(roots, other));
                      }
                    }));
    return numbered(traces, telling, name -> root(roots, name));
  }

  private static Map<String, Map<String, Integer>> ties(
      List<Set<String>> traces, Set<String> telling) {
    Map<String, Map<String, Integer>> ties = new TreeMap<>();
    for (Set<String> names : traces) {
      List<String> some = names.stream().filter(telling::contains).toList();
      for (int i = 0; i < some.size(); i++) {
        for (int j = i + 1; j < some.size(); j++) {
          ties.computeIfAbsent(some.get(i), name -> new TreeMap<>())
              .merge(some.get(j), 1, Integer::sum);
        }
      }
    }
    return ties;
  }

  private static String root(Map<String, String> roots, String name) {
    String at = name;
    String above = roots.getOrDefault(at, at);
    while (!above.equals(at)) {
      at = above;
      above = roots.getOrDefault(at, at);
    }
    return at;
  }

  private static ToolGroups numbered(
      List<Set<String>> traces, Set<String> telling, Function<String, String> root) {
    Map<String, Integer> sizes = new TreeMap<>();
    for (Set<String> names : traces) {
      Set<String> in = new TreeSet<>();
      names.stream().filter(telling::contains).map(root).forEach(in::add);
      in.forEach(name -> sizes.merge(name, 1, Integer::sum));
    }
    List<String> order = new ArrayList<>(sizes.keySet());
    order.sort(
        (one, other) -> Integer.compare(sizes.getOrDefault(other, 0), sizes.getOrDefault(one, 0)));
    Map<String, Integer> of = new HashMap<>();
    telling.forEach(name -> of.put(name, order.indexOf(root.apply(name))));
    return new ToolGroups(Map.copyOf(of), Math.max(1, order.size()));
  }

  /** The group that most of {@code names} are of; the first where none tells. */
  int find(Set<String> names) {
    int[] votes = new int[size];
    names.forEach(name -> votes[of.getOrDefault(name, 0)] += of.containsKey(name) ? 1 : 0);
    int best = 0;
    for (int group = 1; group < size; group++) {
      best = votes[group] > votes[best] ? group : best;
    }
    return best;
  }
}
