package io.tracemill.cli;

import io.tracemill.pipeline.JudgeTraces;
import io.tracemill.pipeline.RelevanceRequest;
import io.tracemill.pipeline.RelevanceResult;
import io.tracemill.pipeline.settings.Choices;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill relevance}. */
@Command(
    name = "relevance",
    description = {
      "Says of each trace how well it fits the job description, how well it hangs together,"
          + " and why.",
      "A table for people, and one line of JSON for each trace, in input order:",
      "  {\"line\":3,\"relevance\":2,\"coherence\":5,\"keep\":false,\"reasons\":[\"...\"]}",
      "With --teachers a model's scores stand beside, and whether they differ by 2 or more."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a full disk, a file that cannot be read",
      "2:wrong use, or a wrong config or job description; nothing was read",
      "3:a damaged file; what could be read of it was judged"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill relevance traces.jsonl --job-description job.json",
      "  tracemill relevance traces.jsonl --job-description job.json \\",
      "    --config config.yaml --min-coherence 2 -o relevance.jsonl"
    })
final class RelevanceCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          ReadingOptions.ALL,
          Terminal.OPTIONS,
          List.of(
              Option.text("--job-description", "FILE", "What the traces should be about. Required.")
                  .as(Option.Presence.REQUIRED),
              Option.text(
                  "--config",
                  "FILE",
                  "Names the task, the thresholds and, where --format is not given, the format.",
                  "Default: none; the task is seen from the job description."),
              Option.word(
                  "--task",
                  "TASK",
                  Choices.TASKS,
                  "What the traces are for: ${COMPLETION-CANDIDATES}. Default: the config's."),
              Option.whole(
                  "--min-relevance",
                  RelevanceRequest.SCORES,
                  "A trace below goes. Default: the config's, or "
                      + RelevanceRequest.USUAL_RELEVANCE
                      + "."),
              Option.whole(
                  "--min-coherence",
                  RelevanceRequest.SCORES,
                  "A trace below goes. Default: the config's, or "
                      + RelevanceRequest.USUAL_COHERENCE
                      + "."),
              Option.text(
                  "-o, --out",
                  "FILE",
                  "Where the lines go; - is the standard output. Default: -, but nowhere where that"
                      + " is a terminal.")),
          List.of(
              Option.text(
                  "--teachers",
                  "FILE",
                  "Says which server, directory or recorded answers each name of a model is; then"
                      + " one is asked for its scores, too. Default: none is asked."),
              Option.text(
                  "--teacher",
                  "NAME",
                  "The one that is asked. Default: the config's, or the only one in the file.")),
          TeacherOptions.ASKING);

  private final World world;

  RelevanceCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    boolean table = given.of("out").isEmpty() && Terminal.showsOut();
    RelevanceRequest asked = RelevanceRequest.read(given);
    RelevanceRequest request = table ? asked.withoutLines() : asked;
    RelevanceResult result =
        new JudgeTraces(world.models(), Terminal.standardOut(), terminal.progress(request.out()))
            .run(request);
    if (request.out().isCaller()) {
      terminal.besideData(result, RelevanceSummary.text(result));
    } else {
      terminal.result(result, RelevanceSummary.text(result));
    }
    Terminal.end(result);
  }
}
