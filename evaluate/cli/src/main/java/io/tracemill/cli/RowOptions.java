package io.tracemill.cli;

import java.util.List;

/** Which rows are asked, and what their prompts are made by. */
final class RowOptions {
  static final List<Option> ALL =
      List.of(
          Option.text("--test", "FILE", "The test set: rows of either data version in JSON Lines."),
          Option.text(
              "--job-description",
              "FILE",
              "What the answers are for. Default: job_description.json beside the test set."),
          Option.text(
              "--config",
              "FILE",
              "Names the task, the seed, and in evaluation how many examples are shown and which"
                  + " turns are asked for.",
              "Default: none; the task is seen from the job description, and no example is shown."),
          Option.text(
              "--train",
              "FILE",
              "Where evaluation.num_few_shot_examples come from; 1 without a config. Default:"
                  + " train.jsonl beside the test set."));

  private RowOptions() {}
}
