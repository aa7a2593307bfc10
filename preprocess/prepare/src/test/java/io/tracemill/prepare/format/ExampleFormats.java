package io.tracemill.prepare.format;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Formats whose lines are not one trace each. */
public final class ExampleFormats {
  private static final Name CALLS = Name.of("calls");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name CHAT = Name.of("chat");

  private ExampleFormats() {}

  /** {@code {"calls": [{"messages": [...]}, ...]}}: several traces in a line. */
  public static final TraceFormat CONTAINERS =
      new TraceFormat() {
        @Override
        public String name() {
          return "containers";
        }

        @Override
        public Fit fit(Node line) {
          return has(line, CALLS);
        }

        @Override
        public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
          Containers.each(
              line.field(CALLS),
              origin,
              (call, place) -> OpenAiMessages.conversation(call, place, ItemReaders.OPENAI),
              outlet);
        }
      };

  /** {@code {"chat": "7", "role": "user", "content": "..."}}: a message a line. */
  public static final TraceFormat MESSAGE_LINES =
      new TraceFormat() {
        @Override
        public String name() {
          return "message_lines";
        }

        @Override
        public Fit fit(Node line) {
          return has(line, CHAT);
        }

        @Override
        public Optional<Join> join() {
          return Optional.of(line -> line.find(CHAT));
        }

        @Override
        public void read(Node lines, Origin origin, Outlet<Item> outlet) throws IOException {
          outlet.keep(
              new Trace(
                  origin, ItemReaders.OPENAI.messages(lines), Optional.empty(), Optional.empty()));
        }
      };

  /** {@code {"chat": "7", "messages": [...]}}: each line repeats the conversation so far. */
  public static final TraceFormat GROWING =
      new TraceFormat() {
        @Override
        public String name() {
          return "growing";
        }

        @Override
        public Fit fit(Node line) {
          return has(line, MESSAGES);
        }

        @Override
        public Optional<Join> join() {
          return Optional.of(line -> line.find(CHAT));
        }

        @Override
        public void read(Node lines, Origin origin, Outlet<Item> outlet) throws IOException {
          List<Trace> calls = new ArrayList<>();
          Containers.each(
              lines,
              origin,
              (line, place) -> OpenAiMessages.conversation(line, place, ItemReaders.OPENAI),
              Outlet.of(call -> calls.add((Trace) call), outlet::drop));
          Chains.longest(calls, outlet);
        }
      };

  /** The one called {@code name}. */
  public static TraceFormat named(String name) {
    return Stream.of(CONTAINERS, MESSAGE_LINES, GROWING)
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Fit has(Node line, Name name) {
    return line.is(Kind.OBJECT) && line.find(name).isPresent() ? Fit.EXACT : Fit.NONE;
  }
}
