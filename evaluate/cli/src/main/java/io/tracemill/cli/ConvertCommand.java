package io.tracemill.cli;

import io.tracemill.pipeline.CsvRows;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.PartFile;
import io.tracemill.prepare.Convert;
import io.tracemill.prepare.ConvertCounts;
import io.tracemill.prepare.ConvertSettings;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracemill convert}. */
@Command(
    name = "convert",
    description = "Turns every trace into rows: streaming, in input order, nothing filtered.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use; nothing was written",
      "3:--strict, and something was left out"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill convert traces.jsonl -o rows.jsonl",
      "  tracemill convert day1.jsonl.gz day2.jsonl.zst --turns last -o rows.jsonl",
      "  cat traces.jsonl | tracemill convert - --data-version 1 > rows.jsonl"
    })
final class ConvertCommand implements QuickCommand {
  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private Terminal terminal = new Terminal();

  @Option(
      names = "--turns",
      paramLabel = "every|last",
      description = "Which answers make a row: ${COMPLETION-CANDIDATES}. Default: every.")
  private Turns turns = Turns.EVERY;

  @Option(
      names = "--task",
      paramLabel = "TASK",
      converter = TaskOption.class,
      completionCandidates = TaskOption.Names.class,
      description = {
        "What the rows are for: ${COMPLETION-CANDIDATES}.",
        "In a task of single turns, a prompt with one user turn is its text; otherwise it is the"
            + " JSON of its messages. Default: multi-turn-tool-calling-closed-book."
      })
  private Task task = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;

  @Option(
      names = "--data-version",
      paramLabel = "0|1",
      converter = DataVersionOption.class,
      completionCandidates = DataVersionOption.Names.class,
      description = "0: rows of question and answer; 1: rows of messages. Default: 0.")
  private DataVersion version = DataVersion.V0;

  @Option(
      names = "--system",
      paramLabel = "keep|remove",
      description = {
        "What becomes of system messages: ${COMPLETION-CANDIDATES}.",
        "Default: keep with data version 0, remove with 1."
      })
  private Optional<SystemPrompts> systemPrompts = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where rows go; - is the standard output. Default: -.")
  private String out = "-";

  @Option(
      names = "--rejects",
      paramLabel = "FILE",
      description = {
        "Where a line goes for each line, trace and row that is left out.",
        "Default: FILE.rejects.jsonl beside -o FILE; none with the standard output."
      })
  private Optional<Path> rejects = Optional.empty();

  @Option(names = "--csv", description = "Write rows as CSV.")
  private boolean csv;

  @Option(
      names = "--max-row-chars",
      paramLabel = "N",
      description = "Rows with more characters are left out. Default: 1000000.")
  private int maxRowChars = 1_000_000;

  @Mixin private ThreadsOption threads = new ThreadsOption();

  @Option(names = "--strict", description = "Exit with 3 when anything was left out.")
  private boolean strict;

  @Override
  public boolean flag(String name) {
    switch (name) {
      case "--csv" -> csv = true;
      case "--strict" -> strict = true;
      default -> {
        return terminal.flag(name);
      }
    }
    return true;
  }

  @Override
  public boolean option(String name, String value) {
    switch (name) {
      case "-o", "--out" -> out = value;
      case "--rejects" -> rejects = Optional.of(Path.of(value));
      default -> {
        return choice(name, value)
            || threads.option(name, value)
            || reading.option(name, value)
            || terminal.option(name, value);
      }
    }
    return true;
  }

  private boolean choice(String name, String value) {
    switch (name + " " + value) {
      case "--turns every" -> turns = Turns.EVERY;
      case "--turns last" -> turns = Turns.LAST;
      case "--data-version 0" -> version = DataVersion.V0;
      case "--data-version 1" -> version = DataVersion.V1;
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    return reading.arguments(given);
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    checkOutputs();
    show(convert(threads.count(), maxRowChars()));
    return ExitCodes.OK;
  }

  private ConvertCounts convert(int workers, int longest) throws IOException {
    try (Progress progress = terminal.progress("convert", reading.bytes());
        Inputs inputs = reading.open(progress)) {
      Sampled source = new Sampled(inputs, reading.tokenizer());
      TraceFormat format = reading.format(source, terminal);
      if (format.join().isPresent()) {
        throw new UsageException(
            "traces of the format "
                + format.name()
                + " stand on several lines, and convert reads each line by itself: use tracemill"
                + " run");
      }
      return convert(new Convert(settings(format, workers, longest)), source);
    }
  }

  private int maxRowChars() {
    UsageException.checkRange("--max-row-chars", maxRowChars, Integer.MAX_VALUE);
    return maxRowChars;
  }

  private ConvertSettings settings(TraceFormat format, int workers, int longest) {
    SystemPrompts usual = version == DataVersion.V0 ? SystemPrompts.KEEP : SystemPrompts.REMOVE;
    return new ConvertSettings(
        format,
        turns,
        task,
        version,
        systemPrompts.orElse(usual),
        longest,
        reading.tokenizer(),
        workers);
  }

  private ConvertCounts convert(Convert convert, Sampled source) throws IOException {
    try (Destination rows = Destination.open(out)) {
      ConvertCounts counts = withRejects(convert, source, rows.out(), rejectsFile());
      rows.complete();
      return counts;
    }
  }

  /** Where what is left out goes: beside the rows, unless another place was asked for. */
  private Optional<Path> rejectsFile() {
    if (rejects.isPresent()) {
      return rejects;
    }
    boolean special =
        Destination.isStandardOut(out)
            || Files.exists(Path.of(out)) && !Files.isRegularFile(Path.of(out));
    return special ? Optional.empty() : Optional.of(Path.of(out + ".rejects.jsonl"));
  }

  private void checkOutputs() throws IOException {
    if (!Destination.isStandardOut(out)) {
      reading.keep("-o", Path.of(out));
    }
    if (rejectsFile().isPresent()) {
      Path left = rejectsFile().get();
      reading.keep("--rejects", left);
      if (left.toAbsolutePath().normalize().equals(Path.of(out).toAbsolutePath().normalize())) {
        throw new UsageException("--rejects: " + left + " is the file of -o; give another name");
      }
    }
  }

  private ConvertCounts withRejects(
      Convert convert, Sampled source, OutputStream rows, Optional<Path> rejectsFile)
      throws IOException {
    if (rejectsFile.isEmpty()) {
      return withCsv(convert, source, rows, OutputStream.nullOutputStream());
    }
    try (PartFile file = PartFile.create(rejectsFile.get())) {
      ConvertCounts counts = withCsv(convert, source, rows, file.out());
      if (counts.leftOut() > 0 || rejects.isPresent()) {
        file.complete();
        terminal.note("left out: see " + rejectsFile.get());
      } else {
        Files.deleteIfExists(rejectsFile.get());
      }
      return counts;
    }
  }

  private ConvertCounts withCsv(
      Convert convert, Sampled source, OutputStream rows, OutputStream leftOut) throws IOException {
    if (!csv) {
      ConvertCounts counts = convert.run(source, rows, leftOut, Progress.NONE);
      rows.flush();
      return counts;
    }
    CsvRows table = new CsvRows(rows);
    ConvertCounts counts = convert.run(source, table, leftOut, Progress.NONE);
    table.flush();
    return counts;
  }

  private void show(ConvertCounts counts) {
    boolean rowsOnOut = Destination.isStandardOut(out);
    if (terminal.json() && !rowsOnOut) {
      terminal.result(ConvertSummary.json(counts));
    } else {
      terminal.note(terminal.json() ? ConvertSummary.json(counts) : ConvertSummary.text(counts));
    }
    if (strict && counts.leftOut() > 0) {
      throw new NotAcceptable("--strict: " + counts.leftOut() + " lines, traces or rows left out");
    }
  }
}
