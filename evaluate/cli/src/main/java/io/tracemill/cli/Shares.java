package io.tracemill.cli;

import io.tracemill.pipeline.inspect.Ranking;
import java.util.List;

/** Names with how often they occurred, as columns. */
final class Shares {
  private Shares() {}

  /** The names, each with its share of {@code of}. */
  static Columns ranking(Ranking ranking, long of) {
    Columns columns = new Columns();
    ranking
        .entries()
        .forEach(entry -> columns.add(entry.name(), entry.count(), share(entry.count(), of)));
    return further(columns, ranking, ranking.entries());
  }

  /** The names, each with its count alone. */
  static Columns counts(Ranking ranking) {
    Columns columns = new Columns();
    ranking.entries().forEach(entry -> columns.add(entry.name(), entry.count()));
    return further(columns, ranking, ranking.entries());
  }

  /** Without the rare ones, which are most often no labels. */
  static Columns labels(Ranking ranking) {
    List<Ranking.Entry> frequent =
        ranking.entries().stream().filter(entry -> entry.count() * 100 >= ranking.total()).toList();
    return ranking(
        new Ranking(frequent, ranking.distinct(), ranking.more(), ranking.total()),
        ranking.total());
  }

  private static Columns further(Columns columns, Ranking ranking, List<Ranking.Entry> shown) {
    int further = ranking.distinct() - shown.size();
    if (further > 0) {
      long rest = ranking.total() - shown.stream().mapToLong(Ranking.Entry::count).sum();
      columns.add("(" + further + (ranking.more() ? " or more" : "") + " others)", rest);
    }
    return columns;
  }

  /** Whole percent, rounded half up, but neither 0 nor 100 of what is not. */
  static String share(long count, long of) {
    if (of == 0) {
      return "";
    }
    long percent = (count * 200 + of) / (2 * of);
    if (percent == 0 && count > 0) {
      return "<1%";
    }
    return percent == 100 && count < of ? ">99%" : percent + "%";
  }
}
