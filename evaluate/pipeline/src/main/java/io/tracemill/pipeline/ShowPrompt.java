package io.tracemill.pipeline;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.PromptWriter;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.local.PromptTokens;
import io.tracemill.infer.local.RefusedPromptException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.TokensInText;
import io.tracemill.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows the exact text that a model is given for one row of a test set. */
public final class ShowPrompt {
  private final KnownModels models;
  private final Watch watch;

  /** A use case. */
  public ShowPrompt(KnownModels models, Progress progress) {
    this.models = models;
    this.watch = new Watch(progress);
  }

  /**
   * Shows it.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if the test set is bad, or the model's chat template refuses the row
   */
  public PromptResult run(PromptRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<Asked> asked = request.rows().settings(problems);
    watch.go(problems);
    Optional<Path> directory = request.model().directory();
    if (directory.isEmpty()) {
      return messages(request, asked.orElseThrow());
    }
    try (ModelText model = models.text(directory.get(), request.spelled())) {
      EvaluationInputs inputs = request.rows().read(asked.orElseThrow(), watch);
      PromptSettings prompts = inputs.prompts().withTemplate(model.template());
      TestRow row = chosen(inputs.rows(), request.row());
      Prompt prompt = new PromptWriter(prompts).prompt(row);
      TokensInText spelled = TokensInText.none(request.spelled()).plus(model.spelled(prompt));
      return result(request.row(), row, model.tokens(prompt), model, spelled);
    } catch (RefusedPromptException e) {
      throw new NotAcceptable("row " + request.row() + ": " + e.reason());
    }
  }

  /** What a server gets, which makes the text itself. */
  private PromptResult messages(PromptRequest request, Asked asked) throws IOException {
    EvaluationInputs inputs = request.rows().read(asked, watch);
    TestRow row = chosen(inputs.rows(), request.row());
    Prompt.Conversation prompt = new PromptWriter(inputs.prompts()).prompt(row);
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("messages").value(Node.of(prompt.messages()));
    json.name("tools").value(Node.of(prompt.tools()));
    return new PromptResult(
        request.row(),
        row.origin().toString(),
        json.endObject() + "\n",
        false,
        List.of(),
        TokensInText.none(request.spelled()),
        0,
        List.of());
  }

  private static TestRow chosen(List<TestRow> rows, int row) {
    if (row > rows.size()) {
      Problems problems = new Problems();
      problems.use(
          "row", "expected a row of the test set, which has " + rows.size() + ", but found " + row);
      throw problems.exception();
    }
    return rows.get(row - 1);
  }

  private static PromptResult result(
      int number, TestRow row, PromptTokens prompt, ModelText model, TokensInText spelled) {
    List<PromptResult.Piece> tokens = new ArrayList<>();
    for (int id : prompt.tokens().toArray()) {
      tokens.add(new PromptResult.Piece(id, model.tokenizer().spelled(id)));
    }
    return new PromptResult(
        number,
        row.origin().toString(),
        prompt.text(),
        Outcome.Answered.endsInsideThought(prompt.text()),
        tokens,
        spelled,
        model.context(),
        model.end().all().stream().sorted().map(model.tokenizer()::spelled).toList());
  }
}
