package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.pipeline.Result;
import io.tracemill.pipeline.files.Sink;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a command says and where: results to the standard output, all else to standard error. */
final class Terminal {
  /** The options by which it is told how. */
  static final List<Option> OPTIONS =
      List.of(
          Option.flag("-q, --quiet", "Say nothing but results and errors."),
          Option.anyCase(
              "--output",
              "text|json",
              List.of("text", "json"),
              "How results are shown: ${COMPLETION-CANDIDATES}. Default: text."));

  private final List<Option> options;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean quiet;
  private final boolean json;
  private boolean data;
  private Optional<BarLine> bar = Optional.empty();

  /** The terminal of a command that was {@code given}, and knows settings by {@code options}. */
  Terminal(List<Option> options, Given given, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
    this.quiet = given.has("quiet");
    this.json = given.of("output").equals(Optional.of("json"));
  }

  /** Whether results are asked for as JSON. */
  boolean json() {
    return json;
  }

  /** Shows a result, whose {@code text} is for people. */
  void result(Result result, String text) {
    exactly((json ? result.json() : text).stripTrailing() + "\n");
  }

  /** Shows what a platform has answered, or {@code text} for people. */
  void answer(Node answer, String text) {
    result(json ? IndentedJson.of(answer) : "", text);
  }

  /** Shows a result as JSON, or as {@code text} for people. */
  void result(String shown, String text) {
    exactly((json ? shown : text).stripTrailing() + "\n");
  }

  /** Shows a result where there is data on the standard output. */
  void besideData(Result result, String text) {
    note((json ? result.json() : text).stripTrailing());
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

  /** Says something that must not be missed; settings in it get the names of options. */
  void warn(String text) {
    String shown = text.indexOf(SettingNames.MARK) < 0 ? text : names().in(text);
    if (bar.isPresent()) {
      bar.get().say(shown);
    } else {
      err.println(shown);
    }
  }

  /** Shows how a use case gets on. */
  TerminalProgress progress() {
    return new TerminalProgress(this, Optional.empty());
  }

  /** The same where {@code data} may go to the standard output. */
  TerminalProgress progress(Sink data) {
    this.data = data.isCaller();
    return progress();
  }

  /** The same by another clock. */
  TerminalProgress progress(LongSupplier clock) {
    return new TerminalProgress(this, Optional.of(clock));
  }

  /** Says this if the process is ended now. */
  void resumable(String text) {
    Interruption.ONLY.resumable(names().in(text));
  }

  /** Ends a command with what is wrong with its result, if anything is. */
  static void end(Result result) throws Exception {
    Optional<Exception> failure = result.failure();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  /** Where failures are told. */
  PrintWriter err() {
    return err;
  }

  /** How this command's settings are called. */
  SettingNames names() {
    return new SettingNames(options);
  }

  /** The standard output, for data. */
  static OutputStream standardOut() {
    return StandardOut.ONLY;
  }

  /**
   * Whether progress is shown: where standard error is a terminal that has a cursor, as the
   * launcher and the environment say, and no data goes to the same.
   */
  boolean hasBar() {
    boolean dataThere = data && showsOut();
    String kind = System.getenv("TERM");
    return !quiet
        && !dataThere
        && Boolean.getBoolean("tracemill.terminal")
        && kind != null
        && !kind.equals("dumb");
  }

  /** Whether people see the standard output as it is written, as the launcher says. */
  static boolean showsOut() {
    return Boolean.getBoolean("tracemill.terminal.out");
  }

  /** The line that progress is shown on from now on. */
  BarLine newBar() {
    BarLine shown = new BarLine(err, System::nanoTime, TerminalWidth::columns);
    bar = Optional.of(shown);
    Interruption.ONLY.bar(shown);
    return shown;
  }
}
