package io.tracemill.cli;

import static io.tracemill.cli.Option.Presence.REPEATED;

import io.tracemill.pipeline.settings.Choices;
import java.util.List;

/** What traces files to read, and how. */
final class ReadingOptions {
  static final Option MAX_LINE_BYTES =
      Option.whole(
          "--max-line-bytes", "N", "Longer lines are rejected. Default: 67108864 (64 MiB).");

  static final Option TOKENIZER =
      Option.anyCase(
          "--tokenizer",
          "jackson|swar",
          Choices.TOKENIZERS,
          "What finds the tokens of a line: ${COMPLETION-CANDIDATES}. The result does not depend on"
              + " it; swar is faster. Default: jackson.");

  static final Option THREADS =
      Option.whole(
          "--threads",
          "N",
          "How many threads work; the result does not depend on it. Default: processors, up to 4.");

  static final Option DATA_VERSION =
      Option.word(
          "--data-version",
          "0|1",
          Choices.DATA_VERSIONS,
          "0: rows of question and answer; 1: rows of messages. Default: 0.");

  static final List<Option> ALL =
      List.of(
          Option.argument(
              "input",
              "INPUT",
              Option.Kind.TEXT,
              REPEATED,
              "Files of traces: JSON Lines, other JSON, or CSV; plain, .gz or .zst. Of a folder all"
                  + " such files, also in folders inside it; - is the standard input."),
          Option.text(
              "--format",
              "NAME",
              Choices.FORMATS,
              "How traces are laid out: ${COMPLETION-CANDIDATES}.",
              "Default: auto, which looks at the first 200 lines that are JSON."),
          MAX_LINE_BYTES,
          TOKENIZER);

  private ReadingOptions() {}
}
