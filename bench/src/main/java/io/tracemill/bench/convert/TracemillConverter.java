package io.tracemill.bench.convert;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.Convert;
import io.tracemill.prepare.ConvertCounts;
import io.tracemill.prepare.ConvertSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What {@code tracemill convert} does between its files.
 *
 * @param tokenizer who reads the lines
 */
public record TracemillConverter(TokenizerKind tokenizer) implements Converter {
  private static final int MAX_ROW_CHARS = 1_000_000;

  @Override
  public void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException {
    convert(input, settings(input, turns, DataVersion.V0, tokenizer, 1), rows);
  }

  /** How to convert {@code input}, whole prompts with their system messages. */
  public static ConvertSettings settings(
      GeneratedInput input,
      Turns turns,
      DataVersion version,
      TokenizerKind tokenizer,
      int threads) {
    return new ConvertSettings(
        input.shape().format(),
        turns,
        Task.CHAT_COMPLETION,
        version,
        SystemPrompts.KEEP,
        MAX_ROW_CHARS,
        tokenizer,
        threads);
  }

  /** Converts as {@code settings} say. */
  public static ConvertCounts convert(
      GeneratedInput input, ConvertSettings settings, OutputStream rows) throws IOException {
    try (JsonLines lines = input.open()) {
      return new Convert(settings)
          .run(lines::next, rows, OutputStream.nullOutputStream(), bytes -> {});
    }
  }
}
