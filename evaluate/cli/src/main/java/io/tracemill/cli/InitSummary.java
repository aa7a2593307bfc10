package io.tracemill.cli;

import io.tracemill.pipeline.InitResult;
import io.tracemill.prepare.learn.LearnedJob;
import io.tracemill.prepare.learn.LearnedJob.JobNumbers;
import io.tracemill.prepare.learn.LearnedLog.Leftover;
import io.tracemill.prepare.learn.LearnedTool;
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
      LearnedJob job = folder.job();
      JobNumbers numbers = job.numbers();
      columns.add(
          job.task().key(),
          numbers.traces(),
          Shares.share(numbers.traces(), result.traces()),
          job.tools().size(),
          "about " + numbers.tokens(),
          numbers.asked() == 0
              ? "no prompt twice"
              : numbers.alike()
                  + " of "
                  + numbers.asked()
                  + " to "
                  + numbers.repeated()
                  + " repeated prompts",
          job.title());
    }
    return columns;
  }

  private static String leftovers(InitResult result) {
    Columns columns = new Columns();
    for (Leftover one : result.leftovers()) {
      columns.add(one.title(), one.traces(), Shares.share(one.traces(), result.traces()));
    }
    return columns
        + result
            .leftoverFile()
            .map(file -> "  they are in " + file + "\n")
            .orElse("  they are among the traces all the same\n");
  }

  private static String job(InitResult.Folder folder) {
    LearnedJob job = folder.job();
    Columns columns = new Columns();
    columns.add("traces", folder.traces());
    columns.add("task", job.task().key() + ": " + job.evidence().task());
    columns.add("turns", job.evidence().turns());
    columns.add("description", job.evidence().description());
    if (!job.tools().isEmpty()) {
      columns.add("tools", names(job.tools().stream().map(LearnedTool::name).toList()));
    }
    if (!job.classes().isEmpty()) {
      columns.add(
          "classes",
          names(job.classes().stream().map(one -> one.label() + " " + one.answers()).toList()));
    }
    for (int i = 0; i < job.doubts().size(); i++) {
      columns.add(i == 0 ? "look at" : "", job.doubts().get(i));
    }
    return columns.toString();
  }

  private static String names(List<String> names) {
    int more = names.size() - SHOWN;
    String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return more > 0 ? some + " and " + more + " more" : some;
  }
}
