package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The examples that a run keeps of what it dropped. */
record ShownDrops(List<Node> lines) {
  private static final int MOST_BYTES = 65_000;

  static ShownDrops of(String examples) {
    return new ShownDrops(examples.lines().map(Node::of).toList());
  }

  private static String text(Node line, String field) {
    return line.field(Name.of(field)).text();
  }

  /** What stands in the other file, too. */
  private static String place(Node line) {
    return text(line, "source")
        + line.field(Name.of("line")).raw()
        + text(line, "path")
        + text(line, "reason")
        + text(line, "message");
  }

  /** Each is something that was dropped, and of each reason there are some. */
  void check(String dropped) {
    List<Node> drops = dropped.lines().map(Node::of).toList();
    assertThat(drops.stream().map(ShownDrops::place).toList())
        .containsAll(lines.stream().map(ShownDrops::place).toList());
    assertThat(lines.stream().map(line -> text(line, "reason")).distinct())
        .containsExactlyInAnyOrderElementsOf(
            drops.stream().map(line -> text(line, "reason")).distinct().toList());
    assertThat(counts().values()).allMatch(count -> count <= Drawn.MOST);
    assertThat(lines)
        .allMatch(line -> line.raw().length() < MOST_BYTES)
        .allMatch(line -> messages(line).isPresent() != line.has(Name.of("raw")));
  }

  private static Optional<Node> messages(Node line) {
    return line.find(Name.of("messages"));
  }

  /** How many there are, by step and reason. */
  Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Node line : lines) {
      counts.merge(text(line, "step") + " " + text(line, "reason"), 1, Integer::sum);
    }
    return counts;
  }

  /** What was said in those of {@code step}, behind the reason. */
  List<String> conversations(String step) {
    return lines.stream()
        .filter(line -> text(line, "step").equals(step))
        .map(line -> text(line, "reason") + said(line))
        .sorted()
        .toList();
  }

  private static String said(Node line) {
    return messages(line).or(() -> line.find(Name.of("raw"))).orElseThrow().canonical();
  }
}
