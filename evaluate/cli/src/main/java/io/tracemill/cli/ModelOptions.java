package io.tracemill.cli;

import io.tracemill.pipeline.settings.Choices;
import java.util.List;

/**
 * Which model answers and how it computes: what {@code evaluate} and {@code run} have in common.
 */
final class ModelOptions {
  /** How a prompt's text is read, which {@code prompt} can be asked, too. */
  static final Option SPECIAL_TOKENS =
      Option.text(
          "--special-tokens",
          "WAY",
          Choices.SPECIAL_TOKENS,
          "What the model's special tokens, such as <|im_end|>, are where the text of a row spells"
              + " them: ${COMPLETION-CANDIDATES}. Default: special.",
          "special: what they are to the model, so that a text may end its own turn; text: text.");

  static final List<Option> ALL =
      List.of(
          Option.text(
              "--model",
              "DIR",
              "A model's directory as it comes from a hub: config.json, weights in safetensors,"
                  + " tokenizer.json, and what else there is; or a name of teachers.yaml."),
          Option.text(
              "--endpoint",
              "URL",
              "Instead of DIR, a server that speaks OpenAI's protocol, such as"
                  + " http://127.0.0.1:8080/v1."),
          Option.text(
              "--endpoint-model",
              "NAME",
              "What the server calls the model. Default: the only one that it lists."),
          Option.text(
              "--api-key-env",
              "NAME",
              "The environment variable that holds the server's key; never the key itself."),
          Option.flag("--leaves-machine", "Allow a server on another machine: the rows go there."),
          Option.text(
              "--device",
              "DEVICE",
              Choices.DEVICES,
              "Where the model computes: ${COMPLETION-CANDIDATES}. Default: auto."),
          Option.text(
              "--precision",
              "PRECISION",
              Choices.PRECISIONS,
              "In which numbers: ${COMPLETION-CANDIDATES}. Default: auto, which suits the device.",
              "With int8 answers may change."),
          Option.text(
              "--batch",
              "N",
              "How many rows are answered together at most; no answer depends on it, but with int8."
                  + " Default: 16."),
          Option.text(
              "--max-new-tokens",
              "N",
              "How long an answer may become, with what the model thinks. Default: 512."),
          Option.text(
              "--labels",
              "WAY",
              Choices.LABELLINGS,
              "How a classification is answered: ${COMPLETION-CANDIDATES}. Default: generate.",
              "generate: the model writes; score: the likeliest of classes_description is its"
                  + " answer."),
          SPECIAL_TOKENS,
          Option.flag("--no-sharing", "Compute each prompt whole, for measurements.")
              .as(Option.Presence.HIDDEN));

  private ModelOptions() {}
}
