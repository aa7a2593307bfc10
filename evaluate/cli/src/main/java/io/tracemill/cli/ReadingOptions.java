package io.tracemill.cli;

import static io.tracemill.cli.Option.Presence.REPEATED;

import io.tracemill.pipeline.settings.Choices;
import java.util.List;

/** What traces files to read, and how. */
final class ReadingOptions {
  static final Option MAX_LINE_BYTES =
      Option.whole(
          "--max-line-bytes", "N", "Longer lines are rejected. Default: 67108864 (64 MiB).");

  static final Option REASONING =
      Option.anyCase(
          "--reasoning",
          "drop|keep|last",
          Choices.REASONING_POLICIES,
          "What becomes of a model's thoughts: ${COMPLETION-CANDIDATES}. Kept ones stand as"
              + " reasoning_content in messages; a text or a call that is an answer by itself has no"
              + " place for them. last keeps those of the last answer that no user speaks after."
              + " Default: drop.");

  static final Option MEDIA =
      Option.anyCase(
          "--media",
          "reject|placeholder|keep",
          Choices.MEDIA_POLICIES,
          "What becomes of images, sounds and files: ${COMPLETION-CANDIDATES}. reject leaves a"
              + " trace with any out, but for images that its format has; placeholder writes [image],"
              + " [audio], [video] or [file]; keep keeps images as image_url, in any message, and"
              + " writes that for the rest. Default: reject.");

  static final Option FEEDBACK =
      Option.text(
          "--feedback-path",
          "PATH",
          "Where records have what somebody said of an answer, such as metadata.thumbs, besides"
              + " where their format has it.");

  static final Option SINCE =
      Option.text(
          "--since",
          "FILE|TIME",
          "Only traces that began at TIME (2026-01-31, 2026-01-31T10:00:00Z) or later, or whose"
              + " conversation is not in FILE, traces in any format. One that does not say when it"
              + " began counts as new.");

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
          REASONING,
          MEDIA,
          FEEDBACK,
          SINCE,
          MAX_LINE_BYTES,
          TOKENIZER);

  private ReadingOptions() {}

  /** The policies that were given, for a command that reads the same traces. */
  static String policies(Given given) {
    StringBuilder said = new StringBuilder();
    for (Option option : List.of(REASONING, MEDIA)) {
      String name = option.names().get(0);
      given.of(option.setting()).ifPresent(word -> said.append(' ').append(name + " " + word));
    }
    return said.toString();
  }
}
