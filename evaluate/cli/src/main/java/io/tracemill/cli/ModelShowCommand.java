package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.platform.Platform;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model show}. */
@Command(
    name = "show",
    description = "Shows a model and the ids of what belongs to it, the newest first.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:there is no such model, or nobody to ask", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = "  tracemill model show ID --output json | jq -r '.upload_ids[0]'")
record ModelShowCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS = PlatformOptions.with(PlatformOptions.MODEL);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Node model = platform.model(PlatformOptions.model(given));
    terminal.answer(model, terminal.json() ? "" : ModelText.panel(model));
  }
}
