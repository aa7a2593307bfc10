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
      stage.remarks().forEach(noted -> remarks.merge(noted.words(), noted.count(), Long::sum));
      stage.fieldsLeftOut().forEach((name, count) -> fields.merge(name, count, Long::sum));
    }
    List<String> lines = new ArrayList<>();
    remarks.forEach((words, count) -> lines.add("note: " + words + ": " + count));
    if (!fields.isEmpty()) {
      lines.add("note: fields left out: " + mostFrequent(fields));
    }
    return lines;
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
