package io.tracemill.cli;

import io.tracemill.pipeline.inspect.Amount;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.Findings.FormatFit;
import io.tracemill.pipeline.inspect.ProblemKind;
import io.tracemill.pipeline.inspect.Ranking;
import io.tracemill.pipeline.inspect.Spread;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code tracemill inspect} found, for people. */
final class InspectText {
  private static final int MESSAGE = 240;

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
    text.problems(files.size() == 1);
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
    Findings.Shape shape = findings.shape();
    Columns columns = new Columns();
    for (FormatFit fit : shape.fits()) {
      columns.add(fit.format(), fit.lines(), share(fit.lines(), shape.looked()), note(fit));
    }
    String name = shape.format().orElse("none fits");
    String how = shape.detected() ? "by the first " + shape.looked() : "as given; the first " + shape.looked();
    section("Format: " + name + " (" + how + " lines that are JSON)", columns);
    if (findings.shape().format().isEmpty()) {
      section("Fields of the lines", ranking(findings.keys(), findings.size().lines()));
    }
  }

  private String note(FormatFit fit) {
    Findings.Shape shape = findings.shape();
    if (shape.format().filter(fit.format()::equals).isPresent()) {
      return "taken";
    }
    boolean asMany = shape.fits().stream().allMatch(other -> other.lines() <= fit.lines());
    if (fit.lines() == 0 || !asMany) {
      return "";
    }
    return fit.best() ? "fits equally" : "reads as many, but says less about them";
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
    columns.add("system messages", count(dialogue.systemPrompts()), different(dialogue.systemPrompts()));
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
        .ifPresent(labels -> section("Answers that look like labels", labels(labels)));
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
    return further(columns, ranking, ranking.entries());
  }

  /** Without the rare ones, which are most often no labels. */
  private static Columns labels(Ranking ranking) {
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
  private static String share(long count, long of) {
    if (of == 0) {
      return "";
    }
    long percent = (count * 200 + of) / (2 * of);
    if (percent == 0 && count > 0) {
      return "<1%";
    }
    return percent == 100 && count < of ? ">99%" : percent + "%";
  }

  private void problems(boolean oneFile) {
    if (findings.problems().isEmpty()) {
      return;
    }
    text.append("\nProblems\n");
    for (ProblemKind kind : findings.problems()) {
      text.append(new Columns().add(kind.reason(), kind.count(), places(kind, oneFile)));
      text.append(new Columns().add("", shortened(kind.message())));
    }
  }

  private static String places(ProblemKind kind, boolean oneFile) {
    String more = kind.count() > kind.places().size() ? ", ..." : "";
    String places =
        kind.places().stream()
            .map(place -> oneFile ? place.substring(place.lastIndexOf(':') + 1) : place)
            .collect(Collectors.joining(", "));
    return (oneFile ? "line " : "") + places + more;
  }

  /** Without the middle of what is very long, such as the path of a deeply nested value. */
  private static String shortened(String message) {
    int length = message.codePointCount(0, message.length());
    return length <= MESSAGE
        ? message
        : message.substring(0, message.offsetByCodePoints(0, MESSAGE / 2))
            + " ... "
            + message.substring(message.offsetByCodePoints(0, length - MESSAGE / 2));
  }

  private void next(List<InspectedFile> files) {
    text.append("\nNext\n");
    NextStep.of(files.stream().map(InspectedFile::name).toList(), findings)
        .forEach(step -> text.append("  ").append(step).append('\n'));
  }
}
