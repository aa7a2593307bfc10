package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.seen.Seen;
import io.tracemill.prepare.seen.SeenSet;
import io.tracemill.prepare.seen.SeenUntil;
import io.tracemill.prepare.seen.Times;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BesideTest {
  private static final String GOOD = "\"good\"";

  @Test
  void whatWasSaidOfAnAnswerIsFoundWhereTheLogHasIt() {
    Beside beside = new Beside(Optional.of(FeedbackPath.of("meta.thumbs")), Seen.NOTHING);
    LineItems items = new LineItems(ReadPolicy.USUAL.with(beside));

    items.read(openAi(), Node.of(chat("a", "\"meta\":{\"thumbs\":\"good\"}")), new Origin("t", 1));

    assertThat(items.kept()).hasSize(1);
    assertThat(said(items.kept().get(0))).isEqualTo(GOOD);
    items.read(openAi(), Node.of(chat("a", "\"meta\":{}")), new Origin("t", 2));
    assertThat(said(items.kept().get(0))).isEmpty();
  }

  @Test
  void ofRecordsThatAreJoinedEachSaysItsOwn() {
    Beside beside = new Beside(Optional.of(FeedbackPath.of("meta.thumbs")), Seen.NOTHING);
    LineItems items = new LineItems(ReadPolicy.USUAL.with(beside));
    String line = "[" + call("a", 1, "null") + "," + call("b", 2, GOOD) + "]";

    items.read(Formats.named("langfuse").orElseThrow(), Node.of(line), new Origin("t", 1));

    assertThat(items.kept()).extracting(BesideTest::said).containsExactly("", GOOD);
  }

  @Test
  void aConversationOfAnEarlierSetIsLeftOut() {
    SeenSet.Builder seen = new SeenSet.Builder();
    for (String text : new String[] {"a", "b", "a"}) {
      seen.add(
          (Trace) LineItems.first(openAi(), Node.of(chat(text, "\"n\":1")), new Origin("t", 1)));
    }
    SeenSet set = seen.build("old.jsonl");
    LineItems items = new LineItems(ReadPolicy.USUAL.with(new Beside(Optional.empty(), set)));

    items.read(openAi(), Node.of(chat("b", "\"n\":2")), new Origin("t", 7));

    assertThat(set.size()).isEqualTo(2);
    assertThat(items.kept()).isEmpty();
    assertThat(items.dropped())
        .containsExactly(
            new Drop(
                items.dropped().get(0).reason(),
                new Origin("t", 7),
                "$",
                "the same conversation is in old.jsonl"));
    assertThat(items.dropped().get(0).reason().key()).isEqualTo("seen_before");
    assertThat(items.read(openAi(), Node.of(chat("c", "\"n\":2")), new Origin("t", 8)).kept())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"timestamp\":\"2026-01-30T10:00:00Z\"", "\"created\":1769767200"})
  void aTimeIsFoundWhereLogsHaveIt(String field) {
    assertThat(kept(field, "2026-01-30T10:00:01Z")).isZero();
    assertThat(kept(field, "2026-01-30T10:00:00Z")).isOne();
    assertThat(kept("\"other\":1", "2026-01-30T10:00:00Z")).as("does not say").isOne();
  }

  private static int kept(String field, String since) {
    Seen seen = new SeenUntil(Times.of(since).orElseThrow());
    LineItems items = new LineItems(ReadPolicy.USUAL.with(new Beside(Optional.empty(), seen)));
    return items.read(openAi(), Node.of(chat("a", field)), new Origin("t", 1)).kept().size();
  }

  private static String said(Item item) {
    return ((Trace) item)
        .notes().feedback().stream().findFirst().map(node -> node.raw().toString()).orElse("");
  }

  private static TraceFormat openAi() {
    return Formats.named("openai_messages").orElseThrow();
  }

  private static String chat(String text, String field) {
    return "{\"messages\":[{\"role\":\"user\",\"content\":\""
        + text
        + "\"},{\"role\":\"assistant\",\"content\":\"yes\"}],"
        + field
        + "}";
  }

  private static String call(String text, int id, String thumbs) {
    return "{\"id\":\"o"
        + id
        + "\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"meta\":{\"thumbs\":"
        + thumbs
        + "},\"input\":[{\"role\":\"user\",\"content\":\""
        + text
        + "\"}],\"output\":\"yes\"}";
  }
}
