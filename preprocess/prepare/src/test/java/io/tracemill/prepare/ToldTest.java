package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.trace.DataVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is told of lines that are kept: fields that nothing is made of, and what was changed. */
final class ToldTest {
  private static Tally lines(String format, String jsonl) {
    TraceFormat named = Formats.named(format).orElseThrow();
    byte[] bytes = jsonl.getBytes(StandardCharsets.UTF_8);
    return Converted.of(bytes, "t", named, DataVersion.V0).counts().lines();
  }

  @Test
  void fieldsOfLinesAndMessagesThatNothingIsMadeOf() {
    Tally lines =
        lines(
            "openai_messages",
            """
            {"id":7,"messages":[{"role":"user","content":"q","weight":0.5},{"role":"assistant",\
            "content":"a","refusal":"no","reasoning_content":"hm"}],"split":"TEST","model":null}
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":null,\
            "tool_calls":[{"id":"1","index":0,"type":"function","function":{"name":"f",\
            "arguments":{"x":1}}}]}],"split":"TRAIN","metadata":{"session_id":"s","team":"t"}}
            {"messages":[{"role":"user","text":"rejected: nothing is told"}],"other":1}
            """);
    assertThat(lines.fieldsLeftOut().toString())
        .isEqualTo(
            "{id=1, messages.reasoning_content=1, messages.refusal=1, messages.tool_calls.index=1,"
                + " messages.weight=1, metadata.team=1, split=2}");
  }

  @Test
  void fieldsOfJsonInStrings() {
    Tally lines =
        lines(
            "langfuse",
            """
            {"id":"1","input":"[{\\"role\\":\\"user\\",\\"content\\":\\"q\\",\\"x\\":1}]",\
            "output":"{\\"choices\\":[{\\"index\\":0,\\"finish_reason\\":\\"stop\\",\
            \\"message\\":{\\"role\\":\\"assistant\\",\\"content\\":\\"a\\"}}],\\"usage\\":{}}",\
            "metadata":"{\\"status\\":200,\\"tier\\":2}"}
            """);
    assertThat(lines.kept()).isEqualTo(1);
    assertThat(lines.fieldsLeftOut().keySet().toString())
        .contains("[input.x", "metadata.tier", "output.usage")
        .doesNotContain("finish_reason", "status");
  }

  @Test
  void thoughtsThatAreTakenOffAndTurnsThatSayNothing() {
    Tally lines =
        lines(
            "openai_messages",
            """
            {"messages":[{"role":"user","content":"q"},{"role":"assistant","content":\
            "<think>hm</think>a"},{"role":"user","content":"q"},{"role":"assistant","content":""},\
            {"role":"user","content":"q"},{"role":"assistant","content":"a"}]}
            """);
    assertThat(lines.remarks().toString())
        .isEqualTo("{" + Remark.SILENT_TURN + "=1, " + Remark.THOUGHT_IN_TEXT + "=1}");
  }

  @Test
  void ofMoreNamesThanAreKeptTheLastInOrderAreCountedTogether() {
    Tally one = new Tally();
    Tally other = new Tally();
    for (int i = 0; i < 3_000; i++) {
      (i % 2 == 0 ? one : other).leaveOut("id" + (100_000 + i * 7 % 3_000));
    }
    one.add(other);
    assertThat(one.fieldsLeftOut()).hasSize(1_001).containsEntry("(others)", 2_000L);
    assertThat(one.fieldsLeftOut()).containsEntry("id100999", 1L).doesNotContainKey("id101000");
  }
}
