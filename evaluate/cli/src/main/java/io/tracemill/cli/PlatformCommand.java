package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.RequestException;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command that asks a platform. Its failures end with 1 unless the command line is wrong, and are
 * JSON where that was asked for.
 */
interface PlatformCommand extends Subcommand {

  /** What it meets beside files. */
  World world();

  /** Asks, and shows the answer. */
  void ask(Opened opened, Given given, Terminal terminal) throws Exception;

  @Override
  default void run(Given given, Terminal terminal) throws Exception {
    try (Opened opened = PlatformOptions.open(given, world(), terminal)) {
      ask(opened, given, terminal);
    }
  }

  @Override
  default int failed(Exception failure, Terminal terminal) {
    StringWriter words = new StringWriter();
    int exit = Failures.exitCode(failure, terminal.names(), new PrintWriter(words, true));
    boolean use =
        failure instanceof RequestException wrong
            && wrong.problems().stream().anyMatch(p -> p.severity() == Problem.Severity.USE);
    boolean other = exit == ExitCodes.BUG || exit == ExitCodes.CLOSED_PIPE;
    boolean answered = failure instanceof AcceptedJob.NotProcessed;
    if (terminal.json() && !other && !answered) {
      String text = words.toString().strip().replaceFirst("^tracemill: ", "");
      JsonText json = new JsonText(Layout.INDENTED).beginObject().name("error").value(text);
      terminal.exactly(json.endObject() + "\n");
    } else {
      terminal.err().print(words);
      terminal.err().flush();
    }
    return other ? exit : use ? ExitCodes.USAGE : ExitCodes.FAILED;
  }
}
