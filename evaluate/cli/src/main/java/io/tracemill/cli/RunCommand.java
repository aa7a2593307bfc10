package io.tracemill.cli;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.Acceptance;
import io.tracemill.pipeline.Pipeline;
import io.tracemill.pipeline.RunOptions;
import io.tracemill.pipeline.RunRecord;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracemill run}. */
@Command(
    name = "run",
    description =
        "Runs the whole pipeline: reads traces, leaves out duplicates and what is irrelevant, splits"
            + " into train and test, writes rows, and scores the original model on the test set; with"
            + " --model a local model, too.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read, a model that does not load; what is"
          + " complete without the model stays",
      "2:wrong use, config or job description, or an OUT that is there already; nothing was"
          + " written",
      "3:the data is not acceptable: a bad test set, --strict and a bad line, fewer rows than"
          + " min_generated_examples, or no row that the model could answer; complete outputs stay"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill run samples/banking-intents",
      "  tracemill run mydata --out upload --force --csv",
      "  tracemill run mydata --model Qwen3-0.6B",
      "  tracemill run --traces logs.jsonl.gz --job-description job.json \\",
      "    --config config.yaml --test curated.csv -o upload"
    })
final class RunCommand implements QuickCommand {
  private final World world;

  @Mixin private Terminal terminal = new Terminal();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "Holds traces.jsonl (or .gz, .zst), job_description.json, config.yaml (or .json), and"
              + " perhaps a curated test.jsonl or test.csv.")
  private Optional<Path> directory = Optional.empty();

  @Option(names = "--traces", paramLabel = "FILE", description = "The traces, without a DIR.")
  private Optional<Path> traces = Optional.empty();

  @Option(
      names = "--job-description",
      paramLabel = "FILE",
      description = "The job description, without a DIR.")
  private Optional<Path> jobDescription = Optional.empty();

  @Option(names = "--config", paramLabel = "FILE", description = "The config, without a DIR.")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "A curated test set, without a DIR. Default: one is generated.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      description = "The directory to make. Default: <name of DIR>-out.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--force", description = "Replace OUT where an earlier run made it.")
  private boolean force;

  @Option(
      names = "--data-version",
      paramLabel = "0|1",
      converter = DataVersionOption.class,
      completionCandidates = DataVersionOption.Names.class,
      description = "0: rows of question and answer; 1: rows of messages. Default: 0.")
  private Optional<DataVersion> version = Optional.empty();

  @Option(names = "--csv", description = "Write the rows as CSV, too.")
  private boolean csv;

  @Mixin private ThreadsOption threads = new ThreadsOption();
  @Mixin private LineLimitOption lineLimit = new LineLimitOption();
  @Mixin private TokenizerOption tokenizer = new TokenizerOption();
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(names = "--strict", description = "Exit with 3 when a line was rejected.")
  private boolean strict;

  RunCommand(World world) {
    this.world = world;
  }

  @Override
  public boolean flag(String name) {
    switch (name) {
      case "--csv" -> csv = true;
      case "--force" -> force = true;
      case "--strict" -> strict = true;
      default -> {
        return model.flag(name) || terminal.flag(name);
      }
    }
    return true;
  }

  @Override
  public boolean option(String name, String value) {
    switch (name) {
      case "-o", "--out" -> out = Optional.of(Path.of(value));
      case "--traces" -> traces = Optional.of(Path.of(value));
      case "--job-description" -> jobDescription = Optional.of(Path.of(value));
      case "--config" -> config = Optional.of(Path.of(value));
      case "--test" -> test = Optional.of(Path.of(value));
      default -> {
        return threads.option(name, value)
            || tokenizer.option(name, value)
            || model.option(name, value)
            || terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    directory = given.isEmpty() ? Optional.empty() : Optional.of(Path.of(given.get(0)));
    return given.size() <= 1;
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    Optional<ModelPlan> plan = plan(new OptionValues(problems));
    RunInputs inputs = inputs(problems);
    if (plan.isPresent()) {
      ModelLast.check(plan.get(), inputs);
      world.models().check(plan.get().model().directory());
    }
    terminal.warn(inputs.warnings());
    RunOptions options = options(inputs);
    RunRecord record = run(inputs, options);
    try {
      Acceptance.check(record, strict);
      if (plan.isPresent()) {
        ModelLast last = new ModelLast(world, terminal, options.out());
        record = last.answer(plan.get(), inputs, record);
      }
    } finally {
      terminal.result(
          terminal.json()
              ? RunSummary.json(record, options.out())
              : RunSummary.text(record, options.out()));
    }
    if (plan.isPresent()) {
      ModelLast.checkAnswered(record);
    }
    return ExitCodes.OK;
  }

  private Optional<ModelPlan> plan(OptionValues values) {
    if (!model.isGiven()) {
      model.checkAbsent(values);
      return Optional.empty();
    }
    int workers =
        Math.min(
            ModelOptions.MOST_THREADS,
            threads.given().orElse(Runtime.getRuntime().availableProcessors()));
    return model.plan(values, workers);
  }

  private RunInputs inputs(Problems problems) {
    Optional<TracesDirectory> files = files(problems);
    problems.throwIfAny();
    Overrides overrides = new Overrides(version, tokenizer.given(), false);
    return RunInputs.read(files.orElseThrow(), overrides, problems);
  }

  private Optional<TracesDirectory> files(Problems problems) {
    boolean any = traces.isPresent() || jobDescription.isPresent() || config.isPresent();
    if (directory.isPresent()) {
      if (any || test.isPresent()) {
        throw new UsageException(
            "expected a DIR or --traces, --job-description and --config, not both");
      }
      return TracesDirectory.find(directory.get(), problems);
    }
    if (traces.isEmpty() || jobDescription.isEmpty() || config.isEmpty()) {
      throw new UsageException(
          "expected a DIR, or all of --traces, --job-description and --config");
    }
    if (traces.get().toString().equals("-")) {
      throw new UsageException("--traces -: expected a file, as traces are read twice");
    }
    return TracesDirectory.of(
        new TracesDirectory(traces.get(), jobDescription.get(), config.get(), test), problems);
  }

  private RunOptions options(RunInputs inputs) {
    long seed = inputs.settings().base().randomSeed().orElseGet(RunCommand::drawnSeed);
    return new RunOptions(
        out.orElseGet(this::usualOut),
        force,
        csv,
        seed,
        lineLimit.bytes(),
        tokenizer.kind(),
        threads.count(),
        Version.text());
  }

  /** Of nine digits at most, which a program that reads run.json keeps exactly. */
  private static long drawnSeed() {
    return new Random().nextInt(1_000_000_000);
  }

  private Path usualOut() {
    Path named = directory.or(() -> traces).orElseThrow().toAbsolutePath().normalize();
    String name = String.valueOf(named.getFileName());
    return Path.of(name.replaceFirst("\\.jsonl?(\\.gz|\\.zst)?$", "") + "-out");
  }

  private RunRecord run(RunInputs inputs, RunOptions options) throws IOException {
    Path traces = inputs.files().traces();
    boolean compressed = Input.of(traces.toString()).isCompressed();
    Optional<Long> size = compressed ? Optional.empty() : Optional.of(Files.size(traces));
    try (Progress progress = terminal.progress("run", size)) {
      return new Pipeline(inputs, options).run(progress);
    }
  }
}
