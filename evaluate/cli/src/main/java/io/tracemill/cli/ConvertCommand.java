package io.tracemill.cli;

import io.tracemill.pipeline.ConvertRequest;
import io.tracemill.pipeline.ConvertResult;
import io.tracemill.pipeline.ConvertTraces;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill convert}. */
@Command(
    name = "convert",
    description = {
      "Turns every trace into rows: streaming, in input order, nothing filtered.",
      "With --to, writes whole conversations, one a line, for a trainer."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use; nothing was written",
      "3:a damaged file, and what could be read of it is written; or --strict, and something was"
          + " left out"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill convert traces.jsonl -o rows.jsonl",
      "  tracemill convert day1.jsonl.gz day2.jsonl.zst --turns last -o rows.jsonl",
      "  cat traces.jsonl | tracemill convert - --data-version 1 > rows.jsonl",
      "  tracemill convert traces.jsonl --to messages -o conversations.jsonl"
    })
final class ConvertCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          ReadingOptions.ALL,
          Terminal.OPTIONS,
          List.of(
              Option.word(
                  "--to",
                  "FORM",
                  Choices.TRACE_FORMS,
                  "Writes whole conversations, tools included: ${COMPLETION-CANDIDATES}.",
                  "openai for its fine-tuning and servers like it; messages for TRL and chat"
                      + " templates; hf for files that datasets loads; sharegpt for LLaMA-Factory;"
                      + " atif for trajectories. What a form cannot hold is left out and counted."
                      + " hf, messages and atif have thoughts unless --reasoning says otherwise."),
              Option.anyCase(
                  "--arguments",
                  "object|string",
                  Choices.ARGUMENT_STYLES,
                  "How --to writes the arguments of calls: ${COMPLETION-CANDIDATES}.",
                  "Default: string with openai and hf, object with the others. In objects,"
                      + " datasets before 4.7 fills in the keys of all other rows and makes times of"
                      + " dates."),
              Option.anyCase(
                  "--turns",
                  "every|last",
                  Choices.TURNS,
                  "Which answers make a row: ${COMPLETION-CANDIDATES}. Default: every."),
              Option.word(
                  "--task",
                  "TASK",
                  Choices.TASKS,
                  "What the rows are for: ${COMPLETION-CANDIDATES}.",
                  "In a task of single turns, a prompt with one user turn is its text; otherwise it"
                      + " is the JSON of its messages. Default:"
                      + " multi-turn-tool-calling-closed-book."),
              ReadingOptions.DATA_VERSION,
              Option.anyCase(
                  "--system",
                  "keep|remove",
                  Choices.SYSTEM_PROMPTS,
                  "What becomes of system messages: ${COMPLETION-CANDIDATES}.",
                  "Default: keep with data version 0, remove with 1."),
              Option.text(
                  "-o, --out", "FILE", "Where rows go; - is the standard output. Default: -."),
              Option.text(
                  "--rejects",
                  "FILE",
                  "Where a line goes for each line, trace and row that is left out.",
                  "Default: FILE.rejects.jsonl beside -o FILE; none with the standard output."),
              Option.flag("--csv", "Write rows as CSV."),
              Option.flag(
                  "--csv-safe",
                  "The same, with ' before each cell that a spreadsheet takes for a formula."),
              Option.whole(
                  "--max-row-chars",
                  "N",
                  "Rows with more characters are left out. Default: 1000000."),
              ReadingOptions.THREADS,
              Option.flag("--strict", "Exit with 3 when anything was left out.")));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    ConvertRequest request = ConvertRequest.read(given);
    ConvertResult result =
        new ConvertTraces(Terminal.standardOut(), terminal.progress(request.out())).run(request);
    if (request.out().isCaller()) {
      terminal.besideData(result, ConvertSummary.text(result));
    } else if (terminal.json()) {
      terminal.result(result, "");
    } else {
      terminal.note(ConvertSummary.text(result));
    }
    Terminal.end(result);
    terminal.note(NextStep.ofConvert(result, given.all("input"), request.form().isPresent()));
  }
}
