package io.tracemill.cli;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.Inspection;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tracemill inspect}. */
@Command(
    name = "inspect",
    description = "Says what is in files of traces: the first command on an unknown file.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success, whatever the files hold",
      "1:the world: a file that cannot be read",
      "2:wrong use; nothing was read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill inspect traces.jsonl",
      "  tracemill inspect day1.jsonl.gz day2.jsonl.zst",
      "  head -n 1000 traces.jsonl | tracemill inspect - --output json"
    })
final class InspectCommand implements QuickCommand {
  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private Terminal terminal = new Terminal();

  @Override
  public boolean flag(String name) {
    return terminal.flag(name);
  }

  @Override
  public boolean option(String name, String value) {
    return reading.option(name, value) || terminal.option(name, value);
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
    List<InspectedFile> files = new ArrayList<>();
    for (Input input : reading.inputs()) {
      files.add(InspectedFile.of(input));
    }
    try (Progress progress = terminal.progress("inspect", reading.bytes());
        Inputs inputs = reading.open(progress)) {
      Findings found =
          new Inspection(reading.tokenizer())
              .look(new Sampled(inputs, reading.tokenizer()), reading.given());
      terminal.result(
          terminal.json() ? InspectJson.of(files, found) : InspectText.of(files, found));
    }
    return ExitCodes.OK;
  }
}
