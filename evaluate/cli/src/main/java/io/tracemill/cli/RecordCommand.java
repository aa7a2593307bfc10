package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.serve.gateway.Gateway;
import io.tracemill.serve.gateway.GatewaySettings;
import io.tracemill.serve.gateway.Upstream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code tracemill record}. */
@Command(
    name = "record",
    description = {
      "Stands before an OpenAI-compatible server, passes every call on as it is, and keeps what is"
          + " said: for whoever has no logs yet.",
      "The first line on the standard output is the base URL that clients have to use in place of"
          + " the server's; they go on sending their own keys, which are not kept. Ctrl-C ends it.",
      "Kept are calls.jsonl, a line each call to .../chat/completions, which convert and run read"
          + " as langfuse; and from it traces.jsonl, the conversations that ended well, each once:"
          + " it is written at the end, and after a crash at the next start."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:the world: a port that is taken, a directory that cannot be made",
      "2:wrong use",
      "130:ended by Ctrl-C, as it is meant to be"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill record --upstream https://api.openai.com/v1",
      "  tracemill record --upstream http://localhost:8000/v1 --port 8080 -o mylogs"
    })
final class RecordCommand implements Subcommand {
  private static final int LAST_PORT = 65535;

  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.text("--upstream", "URL", "The server's base URL, which calls go to.")
                  .as(Option.Presence.REQUIRED),
              Option.text(
                  "--port",
                  "N",
                  "Where this machine alone can reach the gateway; 0 is any port that is free."
                      + " Default: 0."),
              Option.text("-o, --out", "DIR", "Where calls are kept. Default: recorded.")),
          Terminal.OPTIONS);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    GatewaySettings settings = settings(given);
    traces(settings, terminal);
    Gateway gateway = Gateway.open(settings, terminal::warn);
    Interruption.ONLY.ending(() -> end(gateway, settings, terminal));
    terminal.exactly(gateway.base() + "\n");
    terminal.note(RecordSummary.begin(gateway.base(), settings));
    new CountDownLatch(1).await();
  }

  private static GatewaySettings settings(Given given) {
    Problems problems = new Problems();
    Optional<Upstream> upstream = Optional.empty();
    try {
      upstream = given.of("upstream").map(Upstream::of);
    } catch (IllegalArgumentException e) {
      problems.setting("upstream", String.valueOf(e.getMessage()));
    }
    String port = given.of("port").orElse("0");
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > LAST_PORT) {
      problems.setting("port", "expected a port from 0 to " + LAST_PORT + " but found " + port);
    }
    problems.throwIfAny();
    return new GatewaySettings(
        upstream.orElseThrow(),
        Integer.parseInt(port),
        Path.of(given.of("out").orElse("recorded")),
        Clock.systemUTC(),
        UUID::randomUUID);
  }

  /** Writes the traces of all calls so far, such as those of a gateway that was killed. */
  private static Optional<Long> traces(GatewaySettings settings, Terminal terminal) {
    try {
      return Optional.of(Gateway.writeTraces(settings));
    } catch (IOException e) {
      terminal.warn("traces.jsonl could not be written: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static void end(Gateway gateway, GatewaySettings settings, Terminal terminal) {
    gateway.close();
    RecordSummary summary =
        new RecordSummary(gateway.counts(), traces(settings, terminal), settings.directory());
    if (terminal.json()) {
      terminal.exactly(summary.json() + "\n");
    } else {
      terminal.note(summary.text());
    }
  }
}
