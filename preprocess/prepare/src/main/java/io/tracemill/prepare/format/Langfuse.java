package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A Langfuse observation: what a model was given in {@code input}, what it said in {@code output};
 * either may be JSON or a string of JSON.
 */
final class Langfuse implements TraceFormat, CallTree.Layout {
  private static final Name ID = Name.of("id");
  private static final Name PARENT = Name.of("parentObservationId");
  private static final Name TYPE = Name.of("type");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name STATUS = Name.of("status");
  private static final Name LEVEL = Name.of("level");
  private static final Name TOOLS = Name.of("tools");

  private static final KnownBy KEYS =
      KnownBy.keys("input", "output|id")
          .also(
              "traceId|trace_id",
              "type",
              "parentObservationId|parent_observation_id",
              "startTime|start_time",
              "completionStartTime|completion_start_time",
              "usageDetails|usage_details");

  /** The types of observations that are no calls of a model; any other word is the user's own. */
  private static final Set<String> OTHER_TYPES =
      Set.of(
          "SPAN",
          "EVENT",
          "AGENT",
          "TOOL",
          "CHAIN",
          "RETRIEVER",
          "EVALUATOR",
          "EMBEDDING",
          "GUARDRAIL");

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public Fit fit(Node line) {
    return KEYS.fit(line);
  }

  /** Those of one session, or of one trace. */
  @Override
  public Optional<Join> join() {
    return Optional.of(record -> Sessions.of(record));
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    if (record.is(Kind.ARRAY)) {
      CallTree.read(record, origin, this, outlet);
    } else {
      checkIsCall(record);
      outlet.keep(read(record, origin));
    }
  }

  @Override
  public Optional<Node> id(Node record) {
    return record.peek(ID);
  }

  @Override
  public Optional<Node> parent(Node record) {
    return record.peek(PARENT);
  }

  @Override
  public Trace read(Node record, Origin origin) {
    Optional<Node> metadata = Sessions.metadata(record);
    Talk talk = new Talk().given(record.field(INPUT));
    Optional<Node> output = record.find(OUTPUT);
    if (output.isPresent()) {
      talk.said(output.get());
    }
    tools(metadata).ifPresent(talk::tools);
    return talk.trace(record, origin, Sessions.of(record, metadata));
  }

  @Override
  public void checkIsCall(Node line) {
    Optional<Node> metadata = Sessions.metadata(line);
    Optional<Node> type = line.find(TYPE).filter(Langfuse::isOtherType);
    if (type.isPresent()) {
      throw type.get()
          .failure(
              FormatReason.NOT_A_GENERATION,
              "expected \"GENERATION\" but found " + type.get().raw());
    }
    Optional<Node> status = metadata.flatMap(m -> m.peek(STATUS)).filter(HttpStatus::is);
    if (status.isPresent()) {
      metadata.get().find(STATUS);
      if (!HttpStatus.isSuccess(status.get())) {
        throw status
            .get()
            .failure(
                FormatReason.FAILED_CALL,
                "expected status 200 but found " + status.get().raw() + ": the call failed");
      }
    }
    Optional<Node> level = line.find(LEVEL).filter(l -> l.raw().toString().equals("\"ERROR\""));
    if (level.isPresent()) {
      throw level.get().failure(FormatReason.FAILED_CALL, "the call failed: its level is ERROR");
    }
  }

  private static boolean isOtherType(Node type) {
    return type.is(Kind.STRING) && OTHER_TYPES.contains(type.text());
  }

  private static Optional<Node> tools(Optional<Node> metadata) {
    return metadata
        .flatMap(m -> m.find(TOOLS))
        .map(Texts::jsonIfAny)
        .filter(tools -> tools.is(Kind.ARRAY));
  }
}
