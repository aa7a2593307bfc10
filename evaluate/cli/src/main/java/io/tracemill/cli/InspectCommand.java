package io.tracemill.cli;

import io.tracemill.pipeline.InspectResult;
import io.tracemill.pipeline.InspectTraces;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill inspect}. */
@Command(
    name = "inspect",
    description = "Says what is in files of traces: the first command on an unknown file.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success, whatever the lines hold",
      "1:the world: a file that cannot be read",
      "2:wrong use; nothing was read",
      "3:a damaged file; what could be read of it is told"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill inspect traces.jsonl",
      "  tracemill inspect day1.jsonl.gz day2.jsonl.zst",
      "  head -n 1000 traces.jsonl | tracemill inspect - --output json"
    })
final class InspectCommand implements Subcommand {
  private static final List<Option> OPTIONS = Option.all(ReadingOptions.ALL, Terminal.OPTIONS);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    InspectResult result = new InspectTraces(terminal.progress()).run(InspectTraces.read(given));
    terminal.result(
        result, terminal.json() ? "" : InspectText.of(result.files(), result.findings()));
    Terminal.end(result);
  }
}
