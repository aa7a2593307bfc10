package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.Optional;

/**
 * A trajectory of an agent as Harbor and others write it (ATIF, the Agent Trajectory Interchange
 * Format, versions 1.0 to 1.7): steps of the system, the user and the agent. Trajectories of its
 * sub-agents that it holds are conversations of their own.
 */
final class Atif implements TraceFormat {
  private static final Name VERSION = Name.of("schema_version");
  private static final Name STEPS = Name.of("steps");
  private static final Name AGENT = Name.of("agent");
  private static final Name TOOLS = Name.of("tool_definitions");
  private static final Name INNER = Name.of("subagent_trajectories");
  private static final Name SOURCE = Name.of("source");

  @Override
  public String name() {
    return "atif";
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT) || Texts.peekJson(line, STEPS, Kind.ARRAY).isEmpty()) {
      return Fit.NONE;
    }
    boolean named =
        line.peek(VERSION)
            .filter(version -> version.is(Kind.STRING) && version.text().startsWith("ATIF"))
            .isPresent();
    return named ? Fit.EXACT : hasSource(line) ? Fit.READABLE : Fit.NONE;
  }

  private static boolean hasSource(Node line) {
    for (Node step : steps(line).items()) {
      return step.is(Kind.OBJECT) && step.has(SOURCE);
    }
    return false;
  }

  private static Node steps(Node trajectory) {
    return Texts.jsonIfAny(trajectory.field(STEPS)).as(Kind.ARRAY);
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    Optional<Node> inner = line.find(INNER).filter(list -> list.is(Kind.ARRAY));
    if (inner.isEmpty() || inner.get().size() == 0) {
      outlet.keep(trajectory(line, origin));
      return;
    }
    one(line, origin, outlet);
    for (Node trajectory : inner.get().items()) {
      one(trajectory, origin.at(trajectory.place()), outlet);
    }
  }

  /** One of several, each of which counts by itself. */
  private static void one(Node trajectory, Origin origin, Outlet<Item> outlet) throws IOException {
    try {
      outlet.keep(trajectory(trajectory, origin));
    } catch (DataException e) {
      outlet.drop(Drop.of(e, origin, trajectory));
    }
  }

  private static Trace trajectory(Node trajectory, Origin origin) {
    trajectory.find(VERSION);
    Node steps = steps(trajectory);
    Talk talk = new Talk();
    AtifSteps reader = new AtifSteps(talk);
    steps.items().forEach(reader::read);
    trajectory
        .find(AGENT)
        .filter(agent -> agent.is(Kind.OBJECT))
        .flatMap(agent -> agent.find(TOOLS))
        .ifPresent(talk::tools);
    return talk.trace(steps, origin, Sessions.of(trajectory));
  }
}
