package io.tracemill.cli;

import io.tracemill.pipeline.Funnel;
import io.tracemill.pipeline.StageCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Why what was read did not become rows, the most frequent reasons first. */
final class ReasonTable {
  private static final int SHOWN = 10;

  private final List<Left> left = new ArrayList<>();

  private ReasonTable() {}

  private record Left(String reason, long count, long of, String what) {}

  /** The table with its heading; nothing where nothing was left out. */
  static String of(Funnel funnel) {
    ReasonTable table = new ReasonTable();
    table.add(funnel.lines(), "lines");
    table.add(funnel.traces(), "traces");
    table.add(funnel.leftOver(), "traces in no split");
    table.add(funnel.train().rows(), "rows of train");
    table.add(funnel.test().rows(), "rows of test");
    return table.left.isEmpty() ? "" : "left out, and why:\n" + table.text();
  }

  private void add(StageCounts stage, String what) {
    stage
        .reasons()
        .forEach((reason, count) -> left.add(new Left(reason, count, stage.read(), what)));
    left.removeIf(one -> one.count() == 0);
  }

  private String text() {
    left.sort(Comparator.comparingLong(Left::count).reversed());
    Columns columns = new Columns();
    int shown = left.size() == SHOWN + 1 ? left.size() : SHOWN; // one more takes no more room
    left.stream()
        .limit(shown)
        .forEach(
            one ->
                columns.add(
                    one.reason().replace('_', ' '),
                    one.count(),
                    Shares.share(one.count(), one.of()),
                    "of " + one.of() + " " + one.what()));
    List<Left> rest = left.stream().skip(shown).toList();
    if (!rest.isEmpty()) {
      columns.add(
          "(" + rest.size() + " other reasons)", rest.stream().mapToLong(Left::count).sum());
    }
    return columns.toString().stripTrailing();
  }
}
