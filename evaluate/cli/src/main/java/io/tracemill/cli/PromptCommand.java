package io.tracemill.cli;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.PromptWriter;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.infer.chat.TemplateTrial;
import io.tracemill.infer.local.LocalSettings;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.local.PromptTokens;
import io.tracemill.infer.local.RefusedException;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.settings.Problems;
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
      "2:wrong use, or a wrong config or job description",
      "3:a bad test set, or the model's chat template refuses the row"
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

  @Mixin private EvaluationOptions evaluation = new EvaluationOptions();

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
        return evaluation.option(name, value) || terminal.option(name, value);
      }
    }
    return true;
  }

  @Override
  public boolean arguments(List<String> given) {
    return given.isEmpty() && !model.toString().isEmpty();
  }

  @Override
  public Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() throws IOException {
    UsageException.checkRange("--row", row, Integer.MAX_VALUE);
    Problems problems = new Problems();
    EvaluationOptions.Settings settings = evaluation.settings(new OptionValues(problems), problems);
    problems.throwIfAny();
    terminal.warn(problems.warnings());
    try (ModelText text = ModelReading.of(model, this::text)) {
      EvaluationInputs inputs = evaluation.read(settings, terminal);
      PromptSettings prompts = inputs.prompts().withTemplate(TemplateTrial.of(text.chat()));
      TestRow chosen = chosen(inputs.rows());
      PromptTokens prompt = text.tokens(new PromptWriter(prompts).prompt(chosen));
      show(new PromptView(row, chosen, prompt, text));
    } catch (RefusedException e) {
      throw new NotAcceptable("row " + row + ": " + e.reason());
    }
    return ExitCodes.OK;
  }

  private ModelText text() throws IOException {
    return ModelText.open(model, Natives.place(), LocalSettings.USUAL_NOW);
  }

  private TestRow chosen(List<TestRow> rows) {
    if (row > rows.size()) {
      throw new UsageException(
          "--row: expected a row of the test set, which has " + rows.size() + ", but found " + row);
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
