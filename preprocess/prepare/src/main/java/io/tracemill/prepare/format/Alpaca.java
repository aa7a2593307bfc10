package io.tracemill.prepare.format;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Content;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alpaca's rows: {@code {"instruction", "input", "output"}}, before which a {@code system} and a
 * {@code history} of pairs may stand. The input is the end of what the user says, on a line of its
 * own.
 */
final class Alpaca implements TraceFormat {
  private static final Name INSTRUCTION = Name.of("instruction");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name SYSTEM = Name.of("system");
  private static final Name HISTORY = Name.of("history");
  private static final Name TOOLS = Name.of("tools");

  @Override
  public String name() {
    return "alpaca";
  }

  @Override
  public Fit fit(Node line) {
    boolean row = line.is(Kind.OBJECT) && isText(line, INSTRUCTION) && isText(line, OUTPUT);
    return row ? Fit.EXACT : Fit.NONE;
  }

  private static boolean isText(Node line, Name field) {
    return line.has(field, Kind.STRING);
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    Talk talk = new Talk();
    line.find(SYSTEM)
        .filter(Alpaca::isSaid)
        .ifPresent(said -> talk.add(Texts.said(Role.SYSTEM, said)));
    Optional<Node> history = line.find(HISTORY).map(Texts::jsonIfAny);
    if (history.isPresent()) {
      history.get().items().forEach(pair -> pair(pair, talk));
    }
    talk.add(asked(line));
    talk.add(Texts.said(Role.ASSISTANT, line.field(OUTPUT)));
    line.find(TOOLS).ifPresent(talk::tools);
    outlet.keep(talk.trace(line, origin, Sessions.of(line)));
  }

  private static void pair(Node pair, Talk talk) {
    if (pair.size() != 2) {
      throw pair.failure(
          "expected a pair of what was asked and answered but found " + pair.shown());
    }
    Role role = Role.USER;
    for (Node said : pair.items()) {
      talk.add(Texts.said(role, said.as(Kind.STRING)));
      role = Role.ASSISTANT;
    }
  }

  private static Message asked(Node line) {
    Message instruction = Texts.said(Role.USER, line.field(INSTRUCTION).as(Kind.STRING));
    Optional<Node> input = line.find(INPUT).filter(Alpaca::isSaid);
    if (input.isEmpty()) {
      return instruction;
    }
    Content more = Texts.said(Role.USER, input.get()).content();
    if (!more.isString() || !instruction.content().isString()) {
      List<Part> parts = new ArrayList<>(instruction.content().asParts());
      parts.addAll(more.asParts());
      return instruction.with(new Content.Parts(parts));
    }
    String first = instruction.content().text();
    String second = more.text();
    return instruction.with(new Content.Text(first.isBlank() ? second : first + "\n" + second));
  }

  private static boolean isSaid(Node text) {
    return !text.as(Kind.STRING).text().isBlank();
  }
}
