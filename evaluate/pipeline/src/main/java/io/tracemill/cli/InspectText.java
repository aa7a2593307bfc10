package io.tracemill.cli;

import io.tracemill.pipeline.inspect.Amount;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.Findings.FormatFit;
import io.tracemill.pipeline.inspect.ProblemKind;
import io.tracemill.pipeline.inspect.Ranking;
import io.tracemill.pipeline.inspect.Spread;
import java.util.List;

/** What {@code tracemill inspect} found, for people. */
final class InspectText {
  private final Findings findings;
  private final StringBuilder text = new StringBuilder();

  private InspectText(Findings findings) {
    this.findings = findings;
  }

  static String of(List<InspectedFile> files, Findings findings) {
    InspectText text = new InspectText(findings);
    text.files(files);
    text.format();
    text.conversations();
    text.names();
    text.problems();
    text.next(files);
    return text.text.toString();
  }

  private void section(String title, Columns columns) {
    if (!columns.isEmpty()) {
      text.append(text.isEmpty() ? "" : "\n").append(title).append('\n').append(columns);
    }
  }

  private void files(List<InspectedFile> files) {
    Columns columns = new Columns();
    files.forEach(file -> columns.add(file.name(), file.words()));
    section("Files", columns);
    Columns lines = new Columns();
    Findings.Size size = findings.size();
    Findings.Amounts amounts = findings.dialogue().amounts();
    lines.add("lines", size.lines(), size.blank() == 0 ? "" : "and " + size.blank() + " blank");
    lines.add("traces", amounts.traces());
    if (amounts.texts() > 0) {
      lines.add("texts", amounts.texts(), "no conversations");
    }
    long bad = findings.problems().stream().mapToLong(ProblemKind::count).sum();
    lines.add("problems", bad, bad == 0 ? "" : "see below");
    section("Lines", lines);
  }

  private void format() {
    Columns columns = new Columns();
    int looked = findings.shape().looked();
    for (FormatFit fit : findings.shape().fits()) {
      boolean chosen = findings.shape().format().filter(fit.format()::equals).isPresent();
      columns.add(
          fit.format(), fit.lines(), "of " + looked, chosen ? "taken" : fit.best() ? "as good" : "");
    }
    String detected = findings.shape().format().orElse("none fits");
    String how = findings.shape().detected() ? "" : ", as given";
    section("Format: " + detected + how, columns);
    if (findings.shape().format().isEmpty()) {
      section("Fields of the lines", ranking(findings.keys(), findings.size().lines()));
    }
  }

  private void conversations() {
    Findings.Dialogue dialogue = findings.dialogue();
    Findings.Amounts amounts = dialogue.amounts();
    long traces = amounts.traces();
    if (traces == 0) {
      return;
    }
    Columns columns = new Columns();
    columns.add("one turn", traces - amounts.multiTurn(), share(traces - amounts.multiTurn(), traces));
    columns.add("several turns", amounts.multiTurn(), share(amounts.multiTurn(), traces));
    columns.add("with tool calls", amounts.calling(), share(amounts.calling(), traces));
    columns.add("without an answer", amounts.unanswered(), share(amounts.unanswered(), traces));
    columns.add("system prompts", count(dialogue.systemPrompts()), different(dialogue.systemPrompts()));
    columns.add("in a session", count(dialogue.sessions()), different(dialogue.sessions()));
    section("Conversations", columns);
    Columns sizes = new Columns().add("", "p10", "p50", "p90", "max");
    spread(sizes, "messages", dialogue.messages());
    spread(sizes, "user turns", dialogue.turns());
    spread(sizes, "characters", dialogue.characters());
    section("For each conversation", sizes);
    section("Roles", ranking(dialogue.roles(), dialogue.roles().total()));
  }

  private static String count(Amount amount) {
    return Long.toString(amount.total());
  }

  private static String different(Amount amount) {
    return amount.total() == 0
        ? ""
        : amount.distinct() + (amount.more() ? " and more different" : " different");
  }

  private static void spread(Columns columns, String name, Spread spread) {
    columns.add(name, spread.p10(), spread.p50(), spread.p90(), spread.max().orElse(0));
  }

  private void names() {
    Findings.Dialogue dialogue = findings.dialogue();
    section("Tools called", ranking(dialogue.tools(), dialogue.tools().total()));
    section(
        "Tools defined, in how many traces",
        ranking(dialogue.definitions(), dialogue.amounts().traces()));
    dialogue
        .labels()
        .ifPresent(labels -> section("Answers that look like labels", ranking(labels, labels.total())));
    section("Models", ranking(findings.models(), findings.models().total()));
    section(
        "Fields of messages that rows leave out",
        ranking(findings.leftOut(), dialogue.roles().total()));
  }

  private static Columns ranking(Ranking ranking, long of) {
    Columns columns = new Columns();
    ranking
        .entries()
        .forEach(entry -> columns.add(entry.name(), entry.count(), share(entry.count(), of)));
    int further = ranking.distinct() - ranking.entries().size();
    if (further > 0) {
      columns.add("and " + further + (ranking.more() ? " or more" : "") + " further names");
    }
    return columns;
  }

  /** Whole percent, rounded half up. */
  private static String share(long count, long of) {
    return of == 0 ? "" : (count * 200 + of) / (2 * of) + "%";
  }

  private void problems() {
    if (findings.problems().isEmpty()) {
      return;
    }
    text.append("\nProblems\n");
    for (ProblemKind kind : findings.problems()) {
      String more = kind.count() > kind.places().size() ? ", ..." : "";
      text.append(new Columns().add(kind.reason(), kind.count(), String.join(", ", kind.places()) + more));
      text.append(new Columns().add("", kind.message()));
    }
  }

  private void next(List<InspectedFile> files) {
    text.append("\nNext\n");
    NextStep.of(files.stream().map(InspectedFile::name).toList(), findings)
        .forEach(step -> text.append("  ").append(step).append('\n'));
  }
}
