package io.tracemill.cli;

import io.tracemill.infer.local.LocalSettings;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.local.PromptTokens;
import io.tracemill.infer.local.RefusedException;
import io.tracemill.infer.prompt.PromptWriter;
import io.tracemill.infer.prompt.TestRow;
import io.tracemill.pipeline.NotAcceptable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracemill prompt}. */
@Command(
    name = "prompt",
    description = {
      "Shows the exact text that a model is given for one row of a test set: nothing is left out,"
          + " no line is added.",
      "How many tokens it has is said on the standard error."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:the world: a file that cannot be read, a damaged model",
      "2:wrong use, or a wrong config, job description or test set",
      "3:the model's chat template refuses the row"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill prompt --model Qwen3-0.6B --test upload/test.jsonl --row 3",
      "  tracemill prompt --model Qwen3-0.6B --test test.jsonl --row 3 \\",
      "    --job-description job.json --tokens"
    })
final class PromptCommand implements QuickCommand {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description =
          "A model's directory as it comes from a hub; its weights need not be there. Required.")
  private Path model = Path.of("");

  @Mixin private TestSetOptions testSet = new TestSetOptions();

  @Option(
      names = "--row",
      paramLabel = "N",
      description = {
        "Which row, from 1, as predictions count them: each line once, however often it is there,"
            + " and each call of a recorded conversation.",
        "Default: 1."
      })
  private int row = 1;

  @Option(names = "--tokens", description = "Show the tokens one by one instead of the text.")
  private boolean tokens;

  @Mixin private Terminal terminal = new Terminal();

  @Override
  public boolean flag(String name) {
    boolean known = name.equals("--tokens");
    tokens |= known;
    return known || terminal.flag(name);
  }

  @Override
  public boolean option(String name, String value) {
    switch (name) {
      case "--model" -> model = Path.of(value);
      case "--row" -> {
        row = QuickLine.count(value).orElse(0);
        return row > 0;
      }
      default -> {
        return testSet.option(name, value) || terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    return given.isEmpty() && !model.toString().isEmpty() && testSet.isComplete();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    UsageException.checkRange("--row", row, Integer.MAX_VALUE);
    try (ModelText text = ModelText.open(model, Natives.place(), LocalSettings.USUAL_NOW)) {
      TestSetOptions.TestSet read = testSet.read(text.chat(), terminal);
      TestRow chosen = chosen(read.rows());
      PromptTokens prompt = text.tokens(new PromptWriter(read.settings()).prompt(chosen));
      show(new PromptView(row, chosen, prompt, text));
    } catch (RefusedException e) {
      throw new NotAcceptable("row " + row + ": " + e.reason());
    }
    return ExitCodes.OK;
  }

  private TestRow chosen(List<TestRow> rows) {
    if (row > rows.size()) {
      throw new UsageException("--row " + row + ": the test set has only " + rows.size() + " rows");
    }
    return rows.get(row - 1);
  }

  private void show(PromptView view) {
    if (terminal.json()) {
      terminal.result(view.json(tokens));
    } else if (tokens) {
      terminal.result(view.table());
    } else {
      terminal.exactly(view.text());
    }
    terminal.note(view.summary());
  }
}
