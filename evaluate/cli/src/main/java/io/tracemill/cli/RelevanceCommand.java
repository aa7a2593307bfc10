package io.tracemill.cli;

import io.tracemill.json.lines.Input;
import io.tracemill.prepare.RelevanceReport;
import io.tracemill.prepare.RelevanceReport.Counts;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracemill relevance}. */
@Command(
    name = "relevance",
    description = {
      "Says of each trace how well it fits the job description, how well it hangs together,"
          + " and why.",
      "One line of JSON for each trace, in input order:",
      "  {\"line\":3,\"relevance\":2,\"coherence\":5,\"keep\":false,\"reasons\":[\"...\"]}"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or a wrong config or job description; nothing was read"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill relevance traces.jsonl --job-description job.json",
      "  tracemill relevance traces.jsonl --job-description job.json \\",
      "    --config config.yaml --min-coherence 2 -o relevance.jsonl"
    })
final class RelevanceCommand implements QuickCommand {
  @Mixin private ReadingOptions reading = new ReadingOptions();
  @Mixin private Terminal terminal = new Terminal();

  @Option(
      names = "--job-description",
      paramLabel = "FILE",
      required = true,
      description = "What the traces should be about. Required.")
  private Path job = Path.of("");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Names the task, the thresholds and, where --format is not given, the format.",
        "Default: none; the task is seen from the job description."
      })
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "TASK",
      converter = TaskOption.class,
      completionCandidates = TaskOption.Names.class,
      description = "What the traces are for: ${COMPLETION-CANDIDATES}. Default: the config's.")
  private Optional<Task> task = Optional.empty();

  @Option(
      names = "--min-relevance",
      paramLabel = Thresholds.LOWEST + "-" + Thresholds.HIGHEST,
      description =
          "A trace below goes. Default: the config's, or " + Thresholds.USUAL_RELEVANCE + ".")
  private Optional<Integer> minRelevance = Optional.empty();

  @Option(
      names = "--min-coherence",
      paramLabel = Thresholds.LOWEST + "-" + Thresholds.HIGHEST,
      description =
          "A trace below goes. Default: the config's, or " + Thresholds.USUAL_COHERENCE + ".")
  private Optional<Integer> minCoherence = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the lines go; - is the standard output. Default: -.")
  private String out = "-";

  @Override
  public boolean flag(String name) {
    return terminal.flag(name);
  }

  @Override
  public boolean option(String name, String value) {
    switch (name) {
      case "--job-description" -> job = Path.of(value);
      case "-o", "--out" -> out = value;
      case "--config" -> config = Optional.of(Path.of(value));
      default -> {
        return reading.option(name, value) || terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    return !job.toString().isEmpty() && reading.arguments(given);
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    check();
    RelevanceSettings settings = RelevanceSettings.read(job, config, task, terminal);
    Thresholds thresholds =
        new Thresholds(
            minRelevance.orElse(settings.thresholds().minRelevance()),
            minCoherence.orElse(settings.thresholds().minCoherence()));
    show(judge(survey(settings, thresholds)), thresholds);
    return ExitCodes.OK;
  }

  private void check() throws IOException {
    List<Input> inputs = reading.inputs();
    if (inputs.size() != 1) {
      throw new UsageException(
          "expected one INPUT but found " + inputs.size() + ": its line numbers are in the output");
    }
    Optional<Path> file = inputs.get(0).path();
    if (file.isEmpty() || Files.exists(file.get()) && !Files.isRegularFile(file.get())) {
      throw new UsageException(
          "INPUT is read twice, but "
              + inputs.get(0).name()
              + " can be read only once:"
              + " write it to a file first");
    }
    if (!out.equals("-")) {
      reading.keep("-o", Path.of(out));
    }
    for (Optional<Integer> threshold : List.of(minRelevance, minCoherence)) {
      if (threshold.isPresent()) {
        checkRange(threshold.get());
      }
    }
  }

  private static void checkRange(int threshold) {
    if (threshold < Thresholds.LOWEST || threshold > Thresholds.HIGHEST) {
      throw new UsageException(
          "--min-relevance and --min-coherence: expected "
              + Thresholds.LOWEST
              + " to "
              + Thresholds.HIGHEST
              + " but found "
              + threshold);
    }
  }

  private RelevanceReport survey(RelevanceSettings settings, Thresholds thresholds)
      throws IOException {
    RelevanceScreen screen = RelevanceScreen.of(settings.job(), settings.task(), thresholds);
    try (Progress progress = terminal.progress("gather", reading.bytes());
        Inputs inputs = reading.open(progress)) {
      Sampled source = new Sampled(inputs, reading.tokenizer());
      Optional<TraceFormat> known = reading.given().or(settings::format);
      TraceFormat format = known.isPresent() ? known.get() : reading.format(source, terminal);
      try (TraceFile file = reading.file(source, format)) {
        return RelevanceReport.of(file, ThreadsOption.usual(), screen);
      }
    }
  }

  private Counts judge(RelevanceReport report) throws IOException {
    try (Progress progress = terminal.progress("judge", reading.bytes());
        Inputs inputs = reading.open(progress);
        TraceFile file = reading.file(inputs, report.format());
        Destination lines = Destination.open(out)) {
      Counts counts = report.write(file, lines.out());
      lines.complete();
      return counts;
    }
  }

  private void show(Counts counts, Thresholds thresholds) {
    String text =
        terminal.json()
            ? RelevanceSummary.json(counts, thresholds)
            : RelevanceSummary.text(counts, thresholds);
    if (Destination.isStandardOut(out)) {
      terminal.note(text);
    } else {
      terminal.result(text);
    }
  }
}
