package io.tracemill.cli;

import io.tracemill.answer.Labelling;
import io.tracemill.ask.Decoding;
import io.tracemill.ask.journal.Journal;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.ModelRun;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.model.AnswersJson;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.score.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracemill evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Has a local model answer a test set, offline, and scores its answers as score does.",
      "When it is interrupted, the same command goes on where it was: finished rows are in"
          + " FILE.journal until FILE is complete."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a damaged model, an engine that does not start",
      "2:wrong use, or a wrong config or job description; nothing was read",
      "3:a bad test set, or no row could be answered; with --strict: or one could not"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill evaluate --model Qwen3-0.6B --test upload/test.jsonl",
      "  tracemill evaluate --model Qwen3-0.6B --test test.jsonl --labels score \\",
      "    --job-description job.json -o labels.jsonl --output json"
    })
final class EvaluateCommand implements QuickCommand {
  private final World world;

  @Mixin private ModelOptions model = new ModelOptions();
  @Mixin private EvaluationOptions evaluation = new EvaluationOptions();

  @Option(names = "--limit", paramLabel = "N", description = "Only the first rows. Default: all.")
  private Optional<String> limit = Optional.empty();

  @Mixin private DecodingOptions decoding = new DecodingOptions();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute on the CPU. Default: processors.")
  private Optional<String> threads = Optional.empty();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the predictions go. Default: <name of DIR>-predictions.jsonl.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--answers",
      paramLabel = "FILE",
      description =
          "Where the answers go as the model wrote them, with its thoughts, a line for each row."
              + " Default: nowhere.")
  private Optional<Path> answers = Optional.empty();

  @Option(names = "--force", description = "Replace FILE where it is there already.")
  private boolean force;

  @Option(names = "--strict", description = "Exit with 3 when a row could not be answered.")
  private boolean strict;

  @Mixin private Terminal terminal = new Terminal();

  EvaluateCommand(World world) {
    this.world = world;
  }

  @Override
  public boolean flag(String name) {
    switch (name) {
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
      case "--limit" -> limit = Optional.of(value);
      case "--answers" -> answers = Optional.of(Path.of(value));
      case "--threads" -> threads = Optional.of(value);
      default -> {
        return model.option(name, value)
            || evaluation.option(name, value)
            || decoding.option(name, value)
            || terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    return given.isEmpty();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    OptionValues values = new OptionValues(problems);
    Optional<ModelPlan> plan = plan(values);
    int most = values.count("--limit", limit).orElse(Integer.MAX_VALUE);
    EvaluationOptions.Settings settings = evaluation.settings(values, problems);
    plan.ifPresent(found -> checkLabels(found, settings, values));
    plan.ifPresent(found -> checkOutputs(out(found), values));
    problems.throwIfAny();
    terminal.warn(problems.warnings());
    world.models().check(plan.orElseThrow().model().directory());
    show(run(plan.orElseThrow(), evaluation.read(settings, terminal).limited(most)));
    return ExitCodes.OK;
  }

  private Optional<ModelPlan> plan(OptionValues values) {
    int workers =
        values
            .count("--threads", threads, ModelOptions.MOST_THREADS)
            .orElse(Runtime.getRuntime().availableProcessors());
    int longest = model.maxNewTokens(values);
    Labelling labelling = model.labelling(values);
    Decoding chosen = decoding.decoding(longest, values);
    return model.settings(values, workers).map(found -> new ModelPlan(found, chosen, labelling));
  }

  private static void checkLabels(
      ModelPlan plan, EvaluationOptions.Settings settings, OptionValues values) {
    if (plan.labelling() == Labelling.SCORE) {
      settings.complainOfNoClasses(values);
    }
  }

  private Path out(ModelPlan plan) {
    return out.orElseGet(() -> Path.of(plan.model().name() + "-predictions.jsonl"));
  }

  private void checkOutputs(Path predictions, OptionValues values) {
    checkOut("-o", predictions, values);
    answers.ifPresent(file -> checkOut("--answers", file, values));
    if (answers.filter(file -> same(file, predictions)).isPresent()) {
      values.wrong("--answers", predictions + " is where the predictions go; give another name");
    }
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private void checkOut(String option, Path file, OptionValues values) {
    Path parent = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    if (file.toString().isEmpty()) {
      values.wrong(option, "is empty; expected the name of a file");
    } else if (file.toString().equals("-")) {
      values.wrong(option, "expected a file, which appears when it is complete, but found -");
    } else if (!parent.toString().isEmpty() && !Files.isDirectory(parent)) {
      values.wrong(option, parent + " is no directory");
    } else if (!Files.isWritable(parent)) {
      String where = parent.toString().isEmpty() ? "this folder" : parent.toString();
      values.wrong(option, "nothing may be written into " + where + "; choose another folder");
    } else if (Files.isDirectory(file)) {
      values.wrong(option, file + " is a directory; expected a file");
    } else if (evaluation.reads(file)) {
      values.wrong(option, file + " is a file that is read; give another name");
    } else if (Files.exists(file) && !force) {
      values.wrong(option, file + " is there already; choose another, or replace it with --force");
    }
  }

  private ModelRecord run(ModelPlan plan, EvaluationInputs inputs) throws IOException {
    Path predictions = out(plan);
    try (ModelTalk talk = new ModelTalk("evaluate", terminal, world.clock())) {
      ModelRecord answered =
          new ModelRun(world.models(), plan, talk)
              .run(inputs, new ModelRun.Outputs(predictions, answers, Journal.beside(predictions)));
      talk.finished(answered.result().evaluation());
      terminal.note("predictions: " + predictions);
      answers.ifPresent(file -> terminal.note("answers: " + file));
      return answered;
    }
  }

  private void show(ModelRecord answered) {
    ModelSummary.say(answered, terminal);
    Report report = new Report(answered.result().summary());
    terminal.result(terminal.json() ? json(answered, report) : report.text());
    int rows = answered.result().evaluation().progress().rows();
    int unanswered = answered.result().unanswered();
    if (unanswered == rows) {
      throw new NotAcceptable("none of " + rows + " rows could be answered");
    } else if (strict && unanswered > 0) {
      throw new NotAcceptable("--strict: " + unanswered + " rows could not be answered");
    }
  }

  /** The report with two fields before its own. */
  private static String json(ModelRecord answered, Report report) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    text.name("model").value(answered.name());
    AnswersJson.add(text.name("answers"), answered.result().evaluation());
    report.addTo(text);
    return text.endObject().toString();
  }
}
