package io.tracemill.cli;

import io.tracemill.pipeline.EvaluateModel;
import io.tracemill.pipeline.EvaluateRequest;
import io.tracemill.pipeline.EvaluateResult;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill evaluate}. */
@Command(
    name = "evaluate",
    description = {
      "Has a model answer a test set and scores its answers as score does: one of this machine, or"
          + " one behind a server.",
      "When it is interrupted, the same command goes on where it was: finished rows are in"
          + " FILE.journal until FILE is complete."
    },
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
      "  tracemill evaluate --endpoint http://127.0.0.1:8080/v1 --test upload/test.jsonl",
      "  tracemill evaluate --model Qwen3-0.6B --test test.jsonl --labels score \\",
      "    --job-description job.json -o labels.jsonl --output json"
    })
final class EvaluateCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          ModelOptions.ALL,
          RowOptions.ALL,
          List.of(TeacherOptions.TEACHERS, TeacherOptions.WHO_JUDGES),
          TeacherOptions.ASKING,
          List.of(
              Option.text("--limit", "N", "Only the first rows. Default: all."),
              Option.text(
                  "--temperature",
                  "X",
                  "Above 0, tokens are drawn; what generation_config.json says of that does not"
                      + " count. Default: 0, the likeliest token each time."),
              Option.text(
                  "--top-p",
                  "X",
                  "Tokens are drawn from the likeliest with this probability. Default: 1."),
              Option.text(
                  "--seed",
                  "N",
                  "Decides what is drawn: the same seed, the same answers. Default: 0."),
              Option.text(
                  "--threads", "N", "How many threads compute on the CPU. Default: processors."),
              Option.text(
                  "-o, --out",
                  "FILE",
                  "Where the predictions go. Default: <name of DIR>-predictions.jsonl."),
              Option.text(
                  "--answers",
                  "FILE",
                  "Where the answers go as the model wrote them, with its thoughts, a line for each"
                      + " row. Default: nowhere."),
              Option.flag("--force", "Replace FILE where it is there already."),
              Option.flag("--strict", "Exit with 3 when a row could not be answered.")),
          Terminal.OPTIONS);

  private final World world;

  EvaluateCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    EvaluateRequest request = EvaluateRequest.read(given);
    EvaluateResult result =
        new EvaluateModel(world.models(), terminal.progress(world.nanos())).run(request);
    terminal.note("predictions: " + result.predictions());
    result.answers().ifPresent(file -> terminal.note("answers: " + file));
    ModelSummary.say(result.model(), terminal);
    terminal.result(result, result.model().tables());
    Terminal.end(result);
    terminal.note(NextStep.ofEvaluate(request.rows().test()));
  }
}
