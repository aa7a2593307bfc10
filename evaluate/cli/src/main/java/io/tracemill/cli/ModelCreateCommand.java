package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Platform;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill model create}. */
@Command(
    name = "create",
    description = "Makes a model: a name for traces and what comes of them. Prints its id.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:it was not made; the reason is told", "2:wrong use"},
    footerHeading = "%nExamples:%n",
    footer = {"  tracemill model create banking", "  id=$(tracemill model create banking)"})
record ModelCreateCommand(World world) implements PlatformCommand {
  private static final List<Option> OPTIONS =
      PlatformOptions.with(
          Option.argument(
              "name", "NAME", Option.Kind.TEXT, Option.Presence.REQUIRED, "What it is called."));

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void ask(Opened opened, Given given, Terminal terminal) throws Exception {
    Platform platform = opened.platform();
    Node made = platform.createModel(given.of("name").orElseThrow());
    String id = made.field(Name.of("id")).text();
    terminal.answer(made, id);
    terminal.note(NextStep.ofModel(id));
  }
}
