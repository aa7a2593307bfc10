package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs of LangSmith: from its API, its bulk export, whose objects are strings of JSON, or as its
 * clients send them, the beginning of a run apart from its end.
 */
final class LangSmith implements TraceFormat {
  private static final Name ID = Name.of("id");
  private static final Name PARENT = Name.of("parent_run_id");
  private static final Name TRACE = Name.of("trace_id");
  private static final Name ORDER = Name.of("dotted_order");
  private static final Name TYPE = Name.of("run_type");
  private static final Name INPUTS = Name.of("inputs");
  private static final Name OUTPUTS = Name.of("outputs");
  private static final Name EXTRA = Name.of("extra");
  private static final Name METADATA = Name.of("metadata");
  private static final Name INVOCATION = Name.of("invocation_params");
  private static final Name ERROR = Name.of("error");
  private static final Name START = Name.of("start_time");
  private static final List<Name> TOOLS = List.of(Name.of("tools"), Name.of("functions"));

  private static final List<Name> FEEDBACK =
      List.of(Name.of("feedback_stats"), Name.of("feedback"), Name.of("feedbacks"));

  /** What runs of one conversation have in common, where LangSmith's threads look for it. */
  private static final List<Name> THREADS =
      List.of(Name.of("session_id"), Name.of("thread_id"), Name.of("conversation_id"));

  private static final Set<String> CALLS = Set.of("llm", "chat_model");

  private static final KnownBy KEYS =
      KnownBy.keys("run_type|dotted_order", "inputs|outputs")
          .also("run_type", "dotted_order", "trace_id", "parent_run_id", "session_name", "extra");

  @Override
  public String name() {
    return "langsmith";
  }

  @Override
  public Fit fit(Node line) {
    return KEYS.fit(line);
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(LangSmith::key);
  }

  /** The trace rather than the thread: only the beginning of a run names its thread. */
  private static Optional<Node> key(Node run) {
    return run.find(TRACE).or(() -> run.find(ID));
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    Updates runs = Updates.of(record, LangSmith::text);
    CallTree.readAny(record, origin, new Runs(runs), outlet);
  }

  /** The id of {@code run}; the end of one may have it only behind the last time of its order. */
  private static Optional<String> text(Node run) {
    Optional<Node> id = run.peek(ID).filter(node -> node.is(Kind.STRING));
    if (id.isPresent()) {
      return id.map(Node::text);
    }
    Optional<Node> order = run.peek(ORDER).filter(node -> node.is(Kind.STRING));
    return order.map(Node::text).map(text -> text.substring(text.lastIndexOf('Z') + 1));
  }

  /** Runs, each put together of its pieces. */
  private record Runs(Updates runs) implements CallTree.Layout {

    @Override
    public boolean isPart(Node record) {
      return runs.isLater(record);
    }

    @Override
    public Optional<Node> id(Node record) {
      return record.find(ID);
    }

    @Override
    public Optional<Node> parent(Node record) {
      return record.find(PARENT);
    }

    @Override
    public void checkIsCall(Node record) {
      Node run = runs.whole(record);
      Optional<Node> type = run.find(TYPE);
      if (type.isPresent() && !CALLS.contains(type.get().as(Kind.STRING).text())) {
        throw type.get()
            .failure(
                FormatReason.NOT_A_GENERATION,
                "expected \"llm\" or \"chat_model\" but found " + type.get().shown());
      }
      Optional<Node> error = run.find(ERROR).filter(e -> !e.raw().toString().equals("\"\""));
      if (error.isPresent()) {
        throw error
            .get()
            .failure(DialectReason.FAILED_CALL, "the call failed: " + error.get().shown());
      }
    }

    @Override
    public Trace read(Node record, Origin origin) {
      Node run = runs.whole(record);
      Node inputs = Texts.jsonIfAny(run.field(INPUTS));
      Talk talk = new Talk().given(inputs);
      Optional<Node> outputs = run.find(OUTPUTS).map(Texts::jsonIfAny).filter(LangSmith::isSome);
      outputs.ifPresent(talk::said);
      Optional<Node> extra = object(run.find(EXTRA));
      tools(object(Optional.of(inputs)), talk);
      tools(object(extra.flatMap(e -> e.find(INVOCATION))), talk);
      FEEDBACK.forEach(name -> run.find(name).ifPresent(talk::feedback));
      run.find(START).ifPresent(talk::time);
      return talk.trace(record, origin, thread(extra).or(() -> key(run)));
    }

    private static void tools(Optional<Node> holder, Talk talk) {
      if (holder.isPresent()) {
        TOOLS.forEach(name -> holder.get().find(name).ifPresent(talk::tools));
      }
    }

    private static Optional<Node> thread(Optional<Node> extra) {
      Optional<Node> metadata = object(extra.flatMap(e -> e.find(METADATA)));
      Optional<Node> thread = Optional.empty();
      for (Name name : THREADS) {
        thread = thread.isPresent() ? thread : metadata.flatMap(m -> m.find(name));
      }
      return thread;
    }
  }

  private static Optional<Node> object(Optional<Node> value) {
    return value.map(Texts::jsonIfAny).filter(node -> node.is(Kind.OBJECT));
  }

  private static boolean isSome(Node outputs) {
    return !outputs.is(Kind.OBJECT) || outputs.size() > 0;
  }
}
