package io.tracemill.cli;

import io.tracemill.pipeline.PromptRequest;
import io.tracemill.pipeline.PromptResult;
import io.tracemill.pipeline.ShowPrompt;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill prompt}. */
@Command(
    name = "prompt",
    description = {
      "Shows the exact text that a model is given for one row of a test set: nothing is left out,"
          + " no line is added.",
      "How many tokens it has is said on the standard error."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a file that cannot be read, a damaged model",
      "2:wrong use, or a wrong config or job description",
      "3:a bad test set, or the model's chat template refuses the row"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill prompt --model Qwen3-0.6B --test upload/test.jsonl --row 3",
      "  tracemill prompt --model Qwen3-0.6B --test test.jsonl --row 3 \\",
      "    --job-description job.json --tokens"
    })
final class PromptCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.text(
                      "--model",
                      "DIR",
                      "A model's directory as it comes from a hub, whose weights need not be there;"
                          + " or a name of teachers.yaml. Required.")
                  .as(Option.Presence.REQUIRED)),
          RowOptions.ALL,
          List.of(TeacherOptions.TEACHERS),
          List.of(
              Option.whole(
                  "--row",
                  "N",
                  "Which row, from 1, as predictions count them: each line once, however often it"
                      + " is there, and each call of a recorded conversation.",
                  "Default: 1."),
              ModelOptions.SPECIAL_TOKENS,
              Option.flag("--tokens", "Show the tokens one by one instead of the text.")),
          Terminal.OPTIONS);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    PromptResult result =
        new ShowPrompt(World.knownModels(), terminal.progress()).run(PromptRequest.read(given));
    boolean tokens = given.has("tokens");
    if (terminal.json()) {
      terminal.exactly(result.json(tokens) + "\n");
    } else {
      terminal.exactly(tokens ? PromptText.table(result).stripTrailing() + "\n" : result.text());
    }
    terminal.note(PromptText.summary(result));
  }
}
