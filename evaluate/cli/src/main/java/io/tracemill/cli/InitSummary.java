package io.tracemill.cli;

import io.tracemill.pipeline.InitResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code tracemill init} says in the end. */
final class InitSummary {
  private static final int SHOWN = 20;

  private InitSummary() {}

  static String text(InitResult result) {
    StringBuilder text = new StringBuilder();
    text.append("lines   ").append(ConvertSummary.dropped(result.lines(), "rejected"));
    text.append(" of ").append(result.lines().read()).append("\n\n");
    text.append(table(result));
    if (!result.leftovers().isEmpty()) {
      text.append("\nLeft over, too few for a job\n").append(leftovers(result));
    }
    for (InitResult.Folder folder : result.folders()) {
      text.append('\n').append(folder.directory()).append('\n').append(job(folder));
    }
    return text.toString();
  }

  private static Columns table(InitResult result) {
    Columns columns =
        new Columns().add("job", "traces", "share", "tools", "tokens", "equal answers", "");
    for (InitResult.Folder folder : result.folders()) {
      InitResult.Counts counts = folder.counts();
      columns.add(
          folder.task(),
          counts.traces(),
          Shares.share(counts.traces(), result.traces()),
          folder.tools().size(),
          "about " + counts.tokens(),
          equal(counts),
          folder.title());
    }
    return columns;
  }

  private static String equal(InitResult.Counts counts) {
    return counts.asked() == 0
        ? "no prompt twice"
        : counts.alike()
            + " of "
            + counts.asked()
            + " to "
            + counts.repeated()
            + " repeated prompts";
  }

  private static String leftovers(InitResult result) {
    Columns columns = new Columns();
    result
        .leftovers()
        .forEach((title, count) -> columns.add(title, count, Shares.share(count, result.traces())));
    return columns
        + result
            .leftoverFolder()
            .map(folder -> "  they are in " + folder + "\n")
            .orElse("  they are among the traces all the same\n");
  }

  private static String job(InitResult.Folder folder) {
    Columns columns = new Columns();
    columns.add("traces", folder.file());
    columns.add("task", folder.task() + ": " + folder.why().task());
    columns.add("turns", folder.why().turns());
    columns.add("description", folder.why().description());
    if (!folder.tools().isEmpty()) {
      columns.add("tools", names(List.copyOf(folder.tools().keySet())));
    }
    if (!folder.classes().isEmpty()) {
      List<String> classes = new ArrayList<>();
      folder.classes().forEach((label, answers) -> classes.add(label + " " + answers));
      columns.add("classes", names(classes));
    }
    for (int i = 0; i < folder.doubts().size(); i++) {
      columns.add(i == 0 ? "look at" : "", folder.doubts().get(i));
    }
    return columns.toString();
  }

  private static String names(List<String> names) {
    int more = names.size() - SHOWN;
    String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
