package io.tracemill.cli;

import io.tracemill.pipeline.inspect.Amount;
import io.tracemill.pipeline.inspect.FidelityCounts;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.Findings.FormatFit;
import io.tracemill.pipeline.inspect.InspectedFile;
import io.tracemill.pipeline.inspect.ProblemKind;
import io.tracemill.pipeline.inspect.Spread;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code tracemill inspect} found, for people. */
final class InspectText {
  private static final int MESSAGE = 240;
  private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");

  private final Findings findings;
  private final StringBuilder text = new StringBuilder();

  private InspectText(Findings findings) {
    this.findings = findings;
  }

  static String of(List<InspectedFile> files, Findings findings) {
    InspectText text = new InspectText(findings);
    text.files(files);
    text.format();
    text.fidelity();
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
    files.forEach(file -> columns.add(file.name(), stored(file)));
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

  private static String stored(InspectedFile file) {
    return file.bytes()
            .map(InspectText::rounded)
            .orElse(file.name().equals("-") ? "standard input" : "")
        + (file.compressed() ? ", compressed" : "");
  }

  /** With one decimal, cut, from 1000 bytes on. */
  private static String rounded(long bytes) {
    long unit = 1;
    int power = 0;
    while (bytes / unit >= 1000 && power < UNITS.size() - 1) {
      unit *= 1000;
      power++;
    }
    String decimal = power == 0 ? "" : "." + bytes * 10 / unit % 10;
    return bytes / unit + decimal + " " + UNITS.get(power);
  }

  private void format() {
    Findings.Shape shape = findings.shape();
    if (shape.format().isEmpty()) {
      Columns names = new Columns();
      shape.fits().forEach(fit -> names.add("not " + fit.format()));
      section("Format: unknown", names);
      section("Fields of the lines", Shares.ranking(findings.keys(), findings.size().lines()));
      return;
    }
    Columns columns = new Columns();
    for (FormatFit fit : shape.fits().stream().filter(one -> one.lines() > 0).toList()) {
      columns.add(fit.format(), fit.lines(), Shares.share(fit.lines(), shape.looked()), note(fit));
    }
    String how = shape.detected() ? "by" : "as given;";
    section(
        "Format: "
            + shape.format().get()
            + " ("
            + how
            + " the first "
            + shape.looked()
            + " lines that are JSON)",
        columns);
  }

  private String note(FormatFit fit) {
    Findings.Shape shape = findings.shape();
    if (shape.format().filter(fit.format()::equals).isPresent()) {
      return "taken";
    }
    if (fit.best()) {
      return "fits equally";
    }
    boolean asMany = shape.fits().stream().allMatch(other -> other.lines() <= fit.lines());
    return asMany ? "reads as many, but says less about them" : "";
  }

  /** How well the traces could be read, and what they are written in. */
  private void fidelity() {
    FidelityCounts fidelity = findings.fidelity();
    long traces = findings.dialogue().amounts().traces();
    if (traces == 0) {
      return;
    }
    Columns columns = new Columns();
    fidelity.traces().forEach((name, count) -> columns.add(name, count));
    fidelity.rules().forEach((rule, count) -> columns.add("  " + rule, count));
    if (fidelity.withFeedback() > 0) {
      share(columns, "with feedback", fidelity.withFeedback());
    }
    section("Fidelity", columns);
    long dialects = fidelity.dialects().values().stream().mapToLong(Long::longValue).sum();
    Columns shares = new Columns();
    fidelity
        .dialects()
        .forEach((name, count) -> shares.add(name, count, Shares.share(count, dialects)));
    section("Dialects", shares);
  }

  private void conversations() {
    Findings.Dialogue dialogue = findings.dialogue();
    Findings.Amounts amounts = dialogue.amounts();
    if (amounts.traces() == 0) {
      return;
    }
    Columns columns = new Columns();
    share(columns, "one turn", amounts.traces() - amounts.multiTurn());
    share(columns, "several turns", amounts.multiTurn());
    share(columns, "with tool calls", amounts.calling());
    share(columns, "without an answer", amounts.unanswered());
    amount(columns, "system messages", dialogue.systemPrompts());
    amount(columns, "in a session", dialogue.sessions());
    section("Conversations", columns);
    Columns sizes = new Columns().add("", "p10", "p50", "p90", "max");
    spread(sizes, "messages", dialogue.messages());
    spread(sizes, "user turns", dialogue.turns());
    spread(sizes, "characters", dialogue.characters());
    section("For each conversation", sizes);
    section("Roles", Shares.ranking(dialogue.roles(), dialogue.roles().total()));
  }

  private void share(Columns columns, String name, long count) {
    long traces = findings.dialogue().amounts().traces();
    columns.add(name, count, Shares.share(count, traces));
  }

  private static void amount(Columns columns, String name, Amount amount) {
    if (amount.total() > 0) {
      String more = amount.more() ? " or more" : "";
      columns.add(name, amount.total(), amount.distinct() + more + " different");
    }
  }

  private static void spread(Columns columns, String name, Spread spread) {
    columns.add(name, spread.p10(), spread.p50(), spread.p90(), spread.max().orElse(0));
  }

  private void names() {
    Findings.Dialogue dialogue = findings.dialogue();
    section("Tools called", Shares.ranking(dialogue.tools(), dialogue.tools().total()));
    section(
        "Tools defined, in how many traces",
        Shares.ranking(dialogue.definitions(), dialogue.amounts().traces()));
    dialogue
        .labels()
        .ifPresent(labels -> section("Answers that look like labels", Shares.labels(labels)));
    section(
        "What people and programs said of answers",
        Shares.ranking(dialogue.feedback(), dialogue.feedback().total()));
    section("Models", Shares.ranking(findings.models(), findings.models().total()));
    section("Fields that are left out", Shares.counts(findings.leftOut()));
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
