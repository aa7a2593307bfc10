package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.platform.Platform;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model list}. */
@Command(
    name = "list",
    aliases = "ls",
    description = "Lists all models, the newest first.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:the platform could not be asked", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = {"  tracemill model list", "  tracemill model list --output json | jq -r '.[].id'"})
record ModelListCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS = PlatformOptions.with();

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Node models = platform.models();
    terminal.answer(models, terminal.json() ? "" : ModelText.table(models));
  }
}
