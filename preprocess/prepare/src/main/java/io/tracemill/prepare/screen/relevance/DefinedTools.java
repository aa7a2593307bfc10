package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * Compares the tools that a trace defines with those of the job description.
 *
 * <p>Traces of one application mostly define the same tools in the same bytes; those are read once.
 */
final class DefinedTools {
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");

  private final ToolSchemas tools;
  private final Evidence.Draft draft;
  private long last;
  private int defined;
  private int known;

  DefinedTools(ToolSchemas tools, Evidence.Draft draft) {
    this.tools = tools;
    this.draft = draft;
  }

  void read(Node definitions) {
    long hash = Terms.hash(definitions.raw());
    if (hash != last) {
      last = hash;
      count(definitions);
    }
    draft.add(Count.DEFINED_TOOLS, defined);
    draft.add(Count.KNOWN_DEFINED_TOOLS, known);
  }

  private void count(Node definitions) {
    defined = 0;
    known = 0;
    if (definitions.is(Kind.ARRAY)) {
      for (Node definition : definitions.items()) {
        name(definition).ifPresent(this::count);
      }
    }
  }

  private void count(String name) {
    defined++;
    known += tools.find(name).isPresent() ? 1 : 0;
  }

  private static Optional<String> name(Node definition) {
    try {
      Node object = definition.is(Kind.STRING) ? definition.inside() : definition;
      Node function = object.find(FUNCTION).orElse(object);
      return function.find(NAME).filter(node -> node.is(Kind.STRING)).map(Node::text);
    } catch (DataException e) {
      return Optional.empty();
    }
  }
}
