package io.tracemill.cli;

import io.tracemill.pipeline.StageCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is to be said of what was kept, a line each. */
final class Remarks {
  private static final int SHOWN = 12;

  private Remarks() {}

  /** The lines for what {@code stages} counted; the same remark of several is one. */
  static List<String> lines(StageCounts... stages) {
    Map<String, Long> remarks = new LinkedHashMap<>();
    Map<String, Long> fields = new LinkedHashMap<>();
    for (StageCounts stage : stages) {
      for (StageCounts.Noted noted : stage.remarks()) {
        add(noted.words(), noted.count(), remarks);
      }
      for (Map.Entry<String, Long> field : stage.fieldsLeftOut().entrySet()) {
        add(field.getKey(), field.getValue(), fields);
      }
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, Long> remark : remarks.entrySet()) {
      lines.add("note: " + remark.getKey() + ": " + remark.getValue());
    }
    if (!fields.isEmpty()) {
      lines.add("note: fields left out: " + mostFrequent(fields));
    }
    return lines;
  }

  private static void add(String name, long count, Map<String, Long> to) {
    to.put(name, to.getOrDefault(name, 0L) + count);
  }

  /** Whether a field stands at the top of a line; most such are of no concern to rows. */
  private static boolean isOfLine(String name) {
    return name.indexOf('.') < 0;
  }

  /** Those of messages first. */
  private static String mostFrequent(Map<String, Long> fields) {
    String shown =
        fields.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Long> field) -> isOfLine(field.getKey()))
                    .thenComparing(Map.Entry.<String, Long>comparingByValue().reversed()))
            .limit(SHOWN)
            .map(field -> "\"" + field.getKey() + "\" " + field.getValue())
            .collect(Collectors.joining(", "));
    int more = fields.size() - SHOWN;
    return more > 0 ? shown + ", and " + more + " others; --output json has all" : shown;
  }
}
