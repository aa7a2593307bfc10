package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What trainers call ShareGPT: {@code {"conversations": [{"from", "value"}], "system", "tools"}},
 * and LLaMA-Factory's later {@code {"messages": [{"role", "content": [{"type", "value"}]}]}}.
 */
final class ShareGpt implements TraceFormat {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name FROM = Name.of("from");
  private static final Name SYSTEM = Name.of("system");
  private static final Name TOOLS = Name.of("tools");
  private static final List<Name> CONVERSATIONS =
      List.of(Name.of("conversations"), Name.of("conversation"));

  @Override
  public String name() {
    return "sharegpt";
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT)) {
      return Fit.NONE;
    }
    Optional<Name> field = conversations(line);
    boolean turns = field.isPresent() && !ValueParts.areIn(turns(line, field.get()));
    boolean parts =
        Texts.peekJson(line, MESSAGES, Kind.ARRAY).filter(ValueParts::areIn).isPresent();
    return turns || parts ? Fit.EXACT : Fit.NONE;
  }

  private static Optional<Name> conversations(Node line) {
    for (Name name : CONVERSATIONS) {
      if (Texts.peekJson(line, name, Kind.ARRAY).isPresent()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Node turns(Node line, Name field) {
    return Texts.jsonIfAny(line.field(field)).as(Kind.ARRAY);
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    Node turns =
        turns(
            line, conversations(line).orElse(line.has(MESSAGES) ? MESSAGES : CONVERSATIONS.get(0)));
    Talk talk = new Talk();
    if (isWrittenElsewise(turns)) {
      talk.given(turns);
    } else {
      new ShareGptTurns(talk).read(turns);
    }
    Optional<Node> system = line.peek(SYSTEM).filter(ShareGpt::isSaid);
    if (system.isPresent() && talk.messages().stream().noneMatch(m -> m.role() == Role.SYSTEM)) {
      Message first = Texts.said(Role.SYSTEM, line.field(SYSTEM));
      talk.messages().add(0, first);
    }
    ShareGptMedia.place(line, talk.messages());
    line.find(TOOLS).ifPresent(talk::tools);
    outlet.keep(talk.trace(turns, origin, Sessions.of(line)));
  }

  /** Whether the field has another vendor's messages, as axolotl allows. */
  private static boolean isWrittenElsewise(Node turns) {
    for (Node turn : turns.items()) {
      return turn.is(Kind.OBJECT) && !turn.has(FROM) && !ValueParts.areIn(turns);
    }
    return false;
  }

  private static boolean isSaid(Node system) {
    return system.is(Kind.STRING) && !system.text().isBlank();
  }
}
