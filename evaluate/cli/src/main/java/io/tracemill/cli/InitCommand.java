package io.tracemill.cli;

import io.tracemill.pipeline.InitRequest;
import io.tracemill.pipeline.InitResult;
import io.tracemill.pipeline.InitTraces;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill init}. */
@Command(
    name = "init",
    description =
        "Makes a folder for tracemill run of traces alone: learns task, tools, classes and job"
            + " description from them, and says why. A log of several jobs makes a folder for each.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or an OUT that is there already; nothing was written",
      "3:no trace was found, or a damaged file; what could be read of it is written"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill init traces.jsonl",
      "  tracemill init day1.jsonl.gz day2.jsonl.gz --out myjob",
      "  tracemill run myjob"
    })
final class InitCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          ReadingOptions.ALL,
          Terminal.OPTIONS,
          List.of(
              Option.text("--out, -o", "OUT", "The folder to make. Default: <name of INPUT>-job."),
              Option.flag("--force", "Replace OUT where it was made before."),
              ReadingOptions.THREADS));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    InitResult result = new InitTraces(terminal.progress()).run(InitRequest.read(given));
    terminal.result(result, terminal.json() ? "" : InitSummary.text(result));
    Terminal.end(result);
    String folder = result.folders().get(0).directory().toString();
    terminal.note(NextStep.next("tracemill run " + folder + ReadingOptions.policies(given)));
  }
}
