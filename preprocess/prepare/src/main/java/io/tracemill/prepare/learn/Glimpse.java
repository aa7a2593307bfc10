package io.tracemill.prepare.learn;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a trace shows which job it belongs to.
 *
 * @param prompt the system's text before anybody else speaks, perhaps cut
 * @param defined the names of the tools that it defines
 * @param called each tool that is called with each argument, as {@code name(argument)}
 */
record Glimpse(String prompt, Set<String> defined, Set<String> called) {
  /** Characters of a prompt that are looked at. */
  static final int LONGEST = 12_000;

  /** Of more tools and arguments than any job has, none is needed. */
  private static final int MOST = 2_000;

  static Glimpse of(Trace trace) {
    Set<String> defined = new TreeSet<>();
    trace.tools().ifPresent(tools -> DefinedTool.all(tools).forEach(t -> defined.add(t.name())));
    Set<String> called = new TreeSet<>();
    for (Message message : trace.messages()) {
      for (ToolCall call : message.toolCalls()) {
        if (called.size() < MOST) {
          add(call, called);
        }
      }
    }
    return new Glimpse(prompt(trace), defined, called);
  }

  private static void add(ToolCall call, Set<String> called) {
    String name = call.name().text();
    called.add(name + "()");
    for (Field argument : arguments(call)) {
      called.add(name + "(" + argument.key() + ")");
    }
  }

  /** The arguments of {@code call}; none where they are no object. */
  static Iterable<Field> arguments(ToolCall call) {
    return call.arguments().filter(all -> all.is(Kind.OBJECT)).map(Node::fields).orElse(NONE);
  }

  private static final List<Field> NONE = List.of();

  /** The tool of {@code name(argument)}. */
  static String tool(String called) {
    return called.substring(0, called.indexOf('('));
  }

  private static String prompt(Trace trace) {
    StringBuilder text = new StringBuilder();
    for (Message message : trace.messages()) {
      if (message.role() != Role.SYSTEM) {
        break;
      }
      text.append(text.isEmpty() ? "" : "\n").append(message.content().text());
    }
    String all = text.toString().strip();
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }
}
