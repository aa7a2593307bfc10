package io.tracemill.cli;

import io.tracemill.pipeline.ReportRequest;
import io.tracemill.pipeline.ReportResult;
import io.tracemill.pipeline.WriteReport;
import java.util.List;
import java.util.StringJoiner;
import picocli.CommandLine.Command;

/** {@code tracemill report}. */
@Command(
    name = "report",
    description =
        "Makes the page of a run: what was dropped and why, and all answers of the test set side"
            + " by side. One file, which needs no network. tracemill run makes it, too.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or a directory that no run made",
      "3:run.json or the metrics are damaged"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill report banking-intents-out --open",
      "  tracemill report banking-intents-out -o page.html"
    })
final class ReportCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "folder",
                  "OUT",
                  Option.Kind.TEXT,
                  Option.Presence.REQUIRED,
                  "The directory that tracemill run made, with any version.")),
          Terminal.OPTIONS,
          List.of(
              Option.text("-o, --out", "FILE", "The page. Default: report.html in OUT."),
              ShownPage.OPEN));

  private final World world;

  ReportCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    ReportResult result = new WriteReport(terminal.progress()).run(ReportRequest.read(given));
    StringJoiner text = new StringJoiner("\n");
    result.surprises().forEach(text::add);
    text.add("Page: " + result.page());
    terminal.result(result, text.toString());
    ShownPage.open(result.page(), given, world, terminal);
  }
}
