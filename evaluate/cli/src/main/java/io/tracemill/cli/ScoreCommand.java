package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.PredictionsRun;
import io.tracemill.pipeline.PredictionsRun.Outcome;
import io.tracemill.pipeline.ScoreSettings;
import io.tracemill.score.PredictionsReader;
import io.tracemill.score.Report;
import io.tracemill.score.TaskGuess;
import io.tracemill.score.metric.Metric;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracemill score}. */
@Command(
    name = "score",
    description =
        "Scores predictions against right answers: means with 95%% intervals, and tables.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or a wrong job description; nothing was read",
      "3:no row could be scored; with --strict: or one could not"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill score predictions.jsonl",
      "  tracemill score predictions.jsonl --job-description job.json -o scored.jsonl",
      "  zcat predictions.jsonl.gz | tracemill score - --metrics rouge --output json"
    })
final class ScoreCommand implements QuickCommand {
  @Mixin private Terminal terminal = new Terminal();

  @Parameters(
      paramLabel = "PREDICTIONS",
      description = {
        "A file in JSON Lines, plain, .gz or .zst; - is the standard input. Its rows have"
            + " question, answer, prediction or prompt, completion, prediction."
      })
  private String file = "-";

  @Option(
      names = "--task",
      paramLabel = "TASK",
      converter = TaskOption.class,
      completionCandidates = TaskOption.Names.class,
      description = {
        "What the answers are: ${COMPLETION-CANDIDATES}.",
        "Default: guessed from the right answers of the first 1000 rows."
      })
  private Optional<Task> task = Optional.empty();

  @Option(
      names = "--job-description",
      paramLabel = "FILE",
      description = {
        "Names the tools, whose defaults count as given, and the classes.",
        "Default: none."
      })
  private Optional<Path> job = Optional.empty();

  @Option(
      names = "--metrics",
      paramLabel = "NAME",
      split = ",",
      converter = MetricOption.class,
      completionCandidates = MetricOption.Names.class,
      description = {
        "What to compute: ${COMPLETION-CANDIDATES}.",
        "Default: all of the task. meteor loads WordNet, which takes a few seconds; leave it out"
            + " where nobody needs it."
      })
  private List<Metric> metrics = List.of();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the rows go with their scores; - is the standard output. Default: none.")
  private Optional<String> out = Optional.empty();

  @Option(names = "--force", description = "Let -o replace PREDICTIONS itself.")
  private boolean force;

  @Option(names = "--strict", description = "Exit with 3 when a line could not be scored.")
  private boolean strict;

  @Override
  public boolean flag(String name) {
    switch (name) {
      case "--force" -> force = true;
      case "--strict" -> strict = true;
      default -> {
        return terminal.flag(name);
      }
    }
    return true;
  }

  @Override
  public boolean option(String name, String value) {
    switch (name) {
      case "--job-description" -> job = Optional.of(Path.of(value));
      case "-o", "--out" -> out = Optional.of(value);
      default -> {
        return terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    file = given.isEmpty() ? file : given.get(0);
    return given.size() == 1;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    ScoreSettings settings =
        new ScoreSettings(task, JobDescriptionOption.read(job, terminal), metrics);
    checkOut();
    try (Destination rows = out.isEmpty() ? Destination.none() : Destination.open(out.get())) {
      Outcome outcome = run(settings, rows.out());
      outcome.shown().forEach(terminal::warn);
      checkAny(outcome);
      rows.complete();
      show(outcome);
    }
    return ExitCodes.OK;
  }

  private void checkOut() throws IOException {
    Optional<Path> in = Input.of(file).path();
    Optional<Path> to =
        out.filter(name -> !Destination.isStandardOut(name)).map(Path::of).filter(Files::exists);
    if (!force && in.isPresent() && to.isPresent() && Files.isSameFile(in.get(), to.get())) {
      throw new UsageException(
          "-o: "
              + to.get()
              + " is the file to be scored; give another name, or --force to replace it");
    }
  }

  private Outcome run(ScoreSettings settings, OutputStream rows) throws IOException {
    Input input = Input.of(file);
    ReadingOptions.checkFile(input);
    try (PredictionsReader reader = new PredictionsReader(input.name(), input.open())) {
      return new PredictionsRun(settings, rows).run(reader);
    }
  }

  private void show(Outcome outcome) {
    if (outcome.bad() > 0) {
      String more = outcome.bad() > outcome.shown().size() ? ", of which the first are shown" : "";
      terminal.warn(outcome.bad() + " lines could not be scored" + more);
    }
    outcome.guess().ifPresent(this::say);
    String text = terminal.json() ? json(outcome) : new Report(outcome.summary()).text();
    if (out.filter(Destination::isStandardOut).isPresent()) {
      terminal.note(text.stripTrailing());
    } else {
      terminal.result(text);
    }
    if (strict && outcome.bad() > 0) {
      throw new NotAcceptable("--strict: " + outcome.bad() + " lines could not be scored");
    }
  }

  private void say(TaskGuess.Guess guess) {
    terminal.note("task: " + guess.task().key() + " (" + guess.reason() + "); --task says another");
  }

  private void checkAny(Outcome outcome) {
    if (outcome.summary().rows() == 0) {
      throw new NotAcceptable(
          Input.of(file).name()
              + ": expected rows of predictions but found none"
              + (outcome.bad() == 0 ? "" : " among " + outcome.bad() + " lines"));
    }
  }

  /** The report with two fields before its own. */
  private static String json(Outcome outcome) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("bad_lines").value(outcome.bad()).name("task_guess");
    outcome.guess().ifPresentOrElse(guess -> text.value(guess.reason()), text::nullValue);
    new Report(outcome.summary()).addTo(text);
    return text.endObject().toString();
  }
}
