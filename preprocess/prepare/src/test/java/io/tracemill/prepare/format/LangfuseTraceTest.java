package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Observations that are read with the record of their trace. */
final class LangfuseTraceTest {
  private final List<Trace> kept = new ArrayList<>();
  private final List<Drop> dropped = new ArrayList<>();

  private void read(String... records) throws IOException {
    Node array = Node.of("[" + String.join(",", records) + "]");
    Outlet<Item> outlet = Outlet.of(item -> kept.add((Trace) item), dropped::add);
    new Langfuse().read(array, new Origin("file", 1), outlet);
  }

  @Test
  void scoresOfATraceGoWithItsCallsAndThoseOfACallWithThatOne() throws Exception {
    read(
        "{\"id\":\"t\",\"sessionId\":\"s\",\"bookmarked\":false,\"input\":null,\"scores\":\"["
            + "{\\\"name\\\":\\\"all\\\",\\\"value\\\":1},"
            + "{\\\"name\\\":\\\"one\\\",\\\"value\\\":0,\\\"observationId\\\":\\\"b\\\"}]\"}",
        "{\"id\":\"a\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"input\":\"x\",\"output\":\"1\"}",
        "{\"id\":\"b\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"input\":\"y\",\"output\":\"2\"}",
        "{\"id\":\"c\",\"traceId\":\"u\",\"type\":\"GENERATION\",\"input\":\"z\",\"output\":\"3\"}");
    assertThat(kept).extracting(trace -> trace.notes().feedback().size()).containsExactly(1, 2, 0);
    assertThat(kept.get(0).group()).map(Node::text).contains("s");
    assertThat(dropped).extracting(Drop::reason).containsExactly(FormatReason.NOT_A_GENERATION);
  }

  @Test
  void aRetryThatGotTheSameAnswerIsThereOnce() throws Exception {
    read(
        "{\"id\":\"a\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"input\":\"x\",\"output\":\"1\"}",
        "{\"id\":\"b\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"input\":\"x\",\"output\":\"1\"}");
    assertThat(kept).hasSize(1);
    assertThat(dropped).extracting(Drop::reason).containsExactly(FormatReason.REPEATED);
  }

  @Test
  void anInnerCallIsReadInPlaceOfTheOuterOne() throws Exception {
    read(
        "{\"id\":\"a\",\"traceId\":\"t\",\"type\":\"GENERATION\",\"input\":\"x\",\"output\":\"1\"}",
        "{\"id\":\"m\",\"traceId\":\"t\",\"type\":\"SPAN\",\"parentObservationId\":\"a\"}",
        "{\"id\":\"b\",\"trace_id\":\"t\",\"type\":\"GENERATION\",\"parent_observation_id\":\"m\","
            + "\"input\":\"inner\",\"output\":\"1\"}");
    assertThat(kept)
        .extracting(trace -> trace.messages().get(0).content().text())
        .containsExactly("inner");
    assertThat(dropped)
        .extracting(Drop::reason)
        .containsExactly(FormatReason.NOT_A_GENERATION, FormatReason.NESTED);
  }
}
