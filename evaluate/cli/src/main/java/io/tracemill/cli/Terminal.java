package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problem;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command says and where: results to the standard output, all else to standard error. */
final class Terminal {
  private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

  private PrintWriter out = NOWHERE;
  private PrintWriter err = NOWHERE;

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

  /** Says from now on all to {@code out} and {@code err}; before, to nobody. */
  void say(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /** Takes an option without a value, if it is one of these. */
  boolean flag(String name) {
    boolean known = name.equals("-q") || name.equals("--quiet");
    quiet |= known;
    return known;
  }

  /** Takes an option, if it is one of these and its value right. */
  boolean option(String name, String value) {
    boolean known = name.equals("--output") && (value.equals("text") || value.equals("json"));
    if (known) {
      form = value.equals("json") ? OutputForm.JSON : OutputForm.TEXT;
    }
    return known;
  }

  /** Whether results are asked for as JSON. */
  boolean json() {
    return form == OutputForm.JSON;
  }

  /** Shows a result. */
  void result(String text) {
    exactly(text.stripTrailing() + "\n");
  }

  /** Shows a result that no character is to be taken from or put to. */
  void exactly(String text) {
    out.print(text);
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
    if (bar.isPresent()) {
      bar.get().say(text);
    } else {
      err.println(text);
    }
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
    return hasBar() ? MovingBar.start(task, total, newBar()) : Progress.NONE;
  }

  /** Whether progress is shown. */
  boolean hasBar() {
    return !quiet && Boolean.getBoolean("tracemill.terminal") && System.getenv("TERM") != null;
  }

  /** The line that progress is shown on from now on. */
  BarLine newBar() {
    BarLine shown = new BarLine(err);
    bar = Optional.of(shown);
    // An interrupted bar leaves its line to the prompt.
    Runtime.getRuntime().addShutdownHook(new Thread(shown::close));
    return shown;
  }
}
