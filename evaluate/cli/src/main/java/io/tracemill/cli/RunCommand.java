package io.tracemill.cli;

import io.tracemill.pipeline.RunJob;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import java.util.Random;
import picocli.CommandLine.Command;

/** {@code tracemill run}. */
@Command(
    name = "run",
    description =
        "Runs the whole pipeline: reads traces, leaves out duplicates and what is irrelevant,"
            + " splits into train and test, writes rows, and scores the original model on the test"
            + " set; with --model a local model, too.",
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read, a model that does not load; what is"
          + " complete without the model stays",
      "2:wrong use, config or job description, or an OUT that is there already; nothing was"
          + " written",
      "3:the data is not acceptable: a damaged file, a bad test set, --strict and a bad line, fewer"
          + " rows than min_generated_examples, or no row that the model could answer; complete"
          + " outputs stay"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill run samples/banking-intents",
      "  tracemill run mydata --out upload --force --csv",
      "  tracemill run mydata --model Qwen3-0.6B",
      "  tracemill run --traces logs.jsonl.gz --job-description job.json \\",
      "    --config config.yaml --test curated.csv -o upload"
    })
final class RunCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "directory",
                  "DIR",
                  Option.Kind.TEXT,
                  Option.Presence.OPTIONAL,
                  "Holds traces.jsonl (or .json, .csv; .gz, .zst) or a folder traces of such files,"
                      + " job_description.json, config.yaml (or .json),"
                      + " and perhaps a curated test.jsonl or test.csv.")),
          Terminal.OPTIONS,
          List.of(
              Option.text("--traces", "FILE", "The traces, without a DIR."),
              Option.text("--job-description", "FILE", "The job description, without a DIR."),
              Option.text("--config", "FILE", "The config, without a DIR."),
              Option.text(
                  "--test",
                  "FILE",
                  "A curated test set, without a DIR. Default: one is generated."),
              Option.text("--out, -o", "OUT", "The directory to make. Default: <name of DIR>-out."),
              Option.flag("--force", "Replace OUT where an earlier run made it."),
              ReadingOptions.DATA_VERSION,
              Option.flag("--csv", "Write the rows as CSV, too."),
              Option.flag(
                  "--csv-safe",
                  "The same, with ' before each cell that a spreadsheet takes for a formula."),
              ReadingOptions.THREADS,
              ReadingOptions.REASONING,
              ReadingOptions.MEDIA,
              ReadingOptions.SINCE,
              ReadingOptions.MAX_LINE_BYTES,
              ReadingOptions.TOKENIZER),
          TeacherOptions.ALL,
          List.of(
              Option.text(
                  "--contested",
                  "WAY",
                  Choices.CONTESTED,
                  "What becomes of a row whose answer the committee does not agree on and the"
                      + " arbiter is not sure of: ${COMPLETION-CANDIDATES}. Default: keep, with the"
                      + " recorded answer.")),
          ModelOptions.ALL,
          List.of(
              Option.flag("--strict", "Exit with 3 when a line was rejected."), ShownPage.OPEN));

  private final World world;

  RunCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    RunRequest request = RunRequest.read(given);
    RunResult result =
        new RunJob(world.models(), () -> new Random().nextLong(), terminal.progress(world.nanos()))
            .run(request);
    if (result.record().model().isPresent()) {
      ModelSummary.say(result.record().model().get(), terminal);
    }
    terminal.result(result, terminal.json() ? "" : RunSummary.text(result));
    Terminal.end(result);
    if (!result.record().taught().estimates().isEmpty()) {
      return;
    }
    ShownPage.open(result.page(), given, world, terminal);
    terminal.note(NextStep.ofRun(result.out(), result.record().model().isPresent()));
  }
}
