package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A Langfuse observation: what a model was given in {@code input}, what it said in {@code output};
 * either may be JSON or a string of JSON.
 */
final class Langfuse implements TraceFormat {
  private static final Name ID = Name.of("id");
  private static final Name PARENT = Name.of("parentObservationId");
  private static final Name TYPE = Name.of("type");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name STATUS = Name.of("status");
  private static final Name LEVEL = Name.of("level");
  private static final Name TRACE_ID = Name.of("traceId");
  private static final Name TRACE_ID_OF_EXPORT = Name.of("trace_id");
  private static final Name SESSION = Name.of("sessionId");
  private static final Name PARENT_OF_EXPORT = Name.of("parent_observation_id");
  private static final Name SCORES = Name.of("scores");
  private static final Name BOOKMARKED = Name.of("bookmarked");
  private static final Name OBSERVATIONS = Name.of("observations");
  private static final Name CONTENT = Name.of("content");
  private static final List<Name> CALLS = List.of(Name.of("toolCalls"), Name.of("tool_calls"));

  private static final List<Name> TIMES =
      List.of(Name.of("startTime"), Name.of("start_time"), Name.of("timestamp"));

  private static final List<Name> SCORED =
      List.of(Name.of("observationId"), Name.of("observation_id"));

  /** As long as what says nothing never is: what is longer need not be read for it. */
  private static final int MUCH = 100;

  /** Names of fields, where their values are due. */
  private static final Set<String> LOST = Set.of("\"role\"", "\"content\"");

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

  /** Those of one session, or of one trace, which may have a record of its own. */
  @Override
  public Optional<Join> join() {
    return Optional.of(record -> isTrace(record) ? id(record) : Sessions.of(record));
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    if (record.is(Kind.ARRAY) && record.size() > 1) {
      CallTree.read(record, origin, new LangfuseTrace(record), outlet);
    } else if (record.is(Kind.ARRAY)) {
      CallTree.read(record, origin, new LangfuseTrace(), outlet);
    } else {
      checkIsCall(record);
      outlet.keep(read(record, origin, Optional.empty()));
    }
  }

  /** The conversation of an observation, whose trace may be recorded beside it. */
  static Trace read(Node record, Origin origin, Optional<Node> trace) {
    Optional<Node> metadata = Sessions.metadata(record);
    checkWasRecorded(record);
    Talk talk = new Talk().given(record.field(INPUT));
    Optional<Node> output = record.find(OUTPUT);
    Optional<Node> calls = first(record, CALLS).map(Langfuse::decoded).filter(Langfuse::isFull);
    if (output.isPresent()) {
      talk.said(output.get());
    } else if (calls.isPresent()) {
      talk.said(calls.get());
    }
    LangfuseTools.read(record, metadata, talk);
    first(record, TIMES).ifPresent(talk::time);
    scores(record, Optional.empty(), talk);
    trace.ifPresent(of -> scores(of, id(record), talk));
    Optional<Node> session = trace.flatMap(of -> of.find(SESSION));
    return talk.trace(record, origin, session.or(() -> Sessions.of(record, metadata)));
  }

  /** What stands in an observation where instrumentation lost what it was about. */
  private static void checkWasRecorded(Node record) {
    Node input = record.peek(INPUT).orElse(record);
    Optional<Node> content =
        input.raw().length() < MUCH && (input.is(Kind.OBJECT) || input.is(Kind.STRING))
            ? Optional.of(Texts.jsonIfAny(input))
                .filter(json -> json.is(Kind.OBJECT) && json.size() == 1)
                .flatMap(json -> json.peek(CONTENT))
            : Optional.empty();
    boolean lost = content.filter(c -> LOST.contains(c.raw().toString())).isPresent();
    boolean none = record.has(INPUT) && record.peek(INPUT).or(() -> record.peek(OUTPUT)).isEmpty();
    if (lost || none) {
      throw record.failure(
          DialectReason.CONTENT_NOT_RECORDED,
          "what the model was given was not recorded; see what the instrumentation may log");
    }
  }

  private static boolean isFull(Node calls) {
    return calls.is(Kind.ARRAY) && calls.size() > 0;
  }

  /** The array that {@code calls} is, of which each may be a string of JSON. */
  private static Node decoded(Node calls) {
    Node array = Texts.jsonIfAny(calls);
    if (!isFull(array) || !array.items().iterator().next().is(Kind.STRING)) {
      return array;
    }
    JsonText message = new JsonText(Layout.COMPACT).beginArray().beginObject();
    message.name("role").value("assistant").name("tool_calls").beginArray();
    array.items().forEach(call -> message.value(Texts.jsonIfAny(call)));
    return Node.of(message.endArray().endObject().endArray().toString());
  }

  /** Adds the scores of {@code record} that are of {@code observation}, or of no single one. */
  private static void scores(Node record, Optional<Node> observation, Talk talk) {
    Optional<Node> scores = record.find(SCORES).map(Texts::jsonIfAny);
    if (scores.isEmpty() || !scores.get().is(Kind.ARRAY)) {
      return;
    }
    for (Node score : scores.get().items()) {
      Optional<Node> of = score.is(Kind.OBJECT) ? scored(score) : Optional.empty();
      if (of.isEmpty() || observation.isEmpty() || isSame(of.get(), observation.get())) {
        talk.feedback(score);
      }
    }
  }

  /** The observation that {@code score}, which is kept as a whole, is of. */
  private static Optional<Node> scored(Node score) {
    return score.peek(SCORED.get(0)).or(() -> score.peek(SCORED.get(1)));
  }

  private static boolean isSame(Node some, Node other) {
    return some.raw().toString().equals(other.raw().toString());
  }

  private static Optional<Node> first(Node record, List<Name> names) {
    for (Name name : names) {
      Optional<Node> found = record.find(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  static Optional<Node> id(Node record) {
    return record.find(ID);
  }

  static Optional<Node> traceId(Node record) {
    return record.find(TRACE_ID).or(() -> record.find(TRACE_ID_OF_EXPORT));
  }

  static Optional<Node> parent(Node record) {
    return record.find(PARENT).or(() -> record.find(PARENT_OF_EXPORT));
  }

  /** Whether {@code record} is a trace, rather than one of its observations. */
  static boolean isTrace(Node record) {
    return record.is(Kind.OBJECT)
        && record.has(ID)
        && !record.has(TYPE)
        && traceId(record).isEmpty()
        && (record.has(SCORES) || record.has(BOOKMARKED) || record.has(OBSERVATIONS));
  }

  /**
   * Checks that {@code line} is a call that went well.
   *
   * @throws io.tracemill.json.DataException if it is none
   */
  static void checkIsCall(Node line) {
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
                DialectReason.FAILED_CALL,
                "expected status 200 but found " + status.get().raw() + ": the call failed");
      }
    }
    Optional<Node> level = line.find(LEVEL).filter(l -> l.raw().toString().equals("\"ERROR\""));
    if (level.isPresent()) {
      throw level.get().failure(DialectReason.FAILED_CALL, "the call failed: its level is ERROR");
    }
  }

  private static boolean isOtherType(Node type) {
    return type.is(Kind.STRING) && OTHER_TYPES.contains(type.text());
  }
}
