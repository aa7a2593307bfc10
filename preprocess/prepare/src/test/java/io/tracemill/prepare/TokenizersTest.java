package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever finds the tokens, the same rows are made and the same is left out. */
class TokenizersTest {
  static List<TraceFormat> formats() {
    return Formats.ALL;
  }

  @ParameterizedTest
  @MethodSource("formats")
  void makeNoDifference(TraceFormat format) {
    for (String file : List.of("in.jsonl", "bad.jsonl")) {
      byte[] lines =
          Resources.text("/formats/" + format.name() + "/" + file).getBytes(StandardCharsets.UTF_8);
      Converted jackson = convert(lines, format, TokenizerKind.JACKSON);
      Converted swar = convert(lines, format, TokenizerKind.SWAR);
      assertThat(swar.rows()).isEqualTo(jackson.rows());
      assertThat(swar.leftOut()).isEqualTo(jackson.leftOut());
    }
  }

  private static Converted convert(byte[] lines, TraceFormat format, TokenizerKind tokenizer) {
    return Converted.of(
        Resources.lines("t", lines),
        new ConvertSettings(
            format,
            Turns.EVERY,
            Task.QUESTION_ANSWERING,
            DataVersion.V0,
            SystemPrompts.KEEP,
            100_000,
            tokenizer,
            1));
  }
}
