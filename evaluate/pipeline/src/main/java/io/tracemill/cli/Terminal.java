package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problem;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says and where: results to the standard output, all else to standard error. */
final class Terminal {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec line = CommandSpec.create();

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but results and errors.")
  private boolean quiet;

  @Option(
      names = "--output",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How results are shown: ${COMPLETION-CANDIDATES}. Default: text.")
  private OutputForm form = OutputForm.TEXT;

  private Optional<BarLine> bar = Optional.empty();

  /** How results are shown. */
  enum OutputForm {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether results are asked for as JSON. */
  boolean json() {
    return form == OutputForm.JSON;
  }

  /** Shows a result. */
  void result(String text) {
    PrintWriter out = line.commandLine().getOut();
    out.print(text.stripTrailing() + "\n");
    if (out.checkError()) {
      throw new UncheckedIOException(StandardOut.ONLY.failure());
    }
  }

  /** Says something by the way. */
  void note(String text) {
    if (!quiet) {
      warn(text);
    }
  }

  /** Says something that must not be missed. */
  void warn(String text) {
    bar.ifPresentOrElse(shown -> shown.say(text), () -> err().println(text));
  }

  private PrintWriter err() {
    return line.commandLine().getErr();
  }

  /** Says what is doubtful in the files of settings. */
  void warn(List<Problem> warnings) {
    warnings.forEach(warning -> warn("warning: " + warning));
  }

  /** The standard output, for data. */
  static OutputStream standardOut() {
    return StandardOut.ONLY;
  }

  /**
   * A progress bar over bytes, where standard error is a terminal, as the launcher says.
   *
   * @param total nothing where it is not known
   */
  Progress progress(String task, Optional<Long> total) {
    if (quiet || !Boolean.getBoolean("tracemill.terminal") || System.getenv("TERM") == null) {
      return new Progress(Optional.empty());
    }
    BarLine shown = new BarLine(err());
    bar = Optional.of(shown);
    // An interrupted bar leaves its line to the prompt.
    Runtime.getRuntime().addShutdownHook(new Thread(shown::close));
    ProgressBar moving =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total.orElse(-1L))
            .setUnit(" MB", 1 << 20)
            .setStyle(
                System.getenv("NO_COLOR") == null
                    ? ProgressBarStyle.COLORFUL_UNICODE_BAR
                    : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(shown)
            .build();
    return new Progress(Optional.of(moving));
  }
}
