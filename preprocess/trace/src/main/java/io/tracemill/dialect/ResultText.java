package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a tool gave back, whichever vendor wrote it, as a tool's message. JSON stays JSON text. */
final class ResultText {
  private static final List<Name> VALUES =
      List.of(
          Name.of("output"),
          Name.of("result"),
          Name.of("response"),
          Name.of("content"),
          Name.of("errorText"));

  private static final List<Name> NAMES = List.of(Name.of("toolName"), Name.of("name"));
  private static final List<Name> ERRORS = List.of(Name.of("is_error"), Name.of("isError"));
  private static final Name TYPE = Name.of("type");
  private static final Name VALUE = Name.of("value");
  private static final Name JSON = Name.of("json");

  /** Bedrock. */
  private static final Name STATUS = Name.of("status");

  /** The types of a value of the AI SDK's. */
  private static final Set<String> TYPES =
      Set.of("text", "json", "error-text", "error-json", "content", "execution-denied");

  private ResultText() {}

  /** The message of the result {@code block}. */
  static Message of(Node block, Set<Rule> rules) {
    block.find(TYPE);
    noteError(block, rules);
    Optional<Node> name = first(block, NAMES).filter(node -> node.is(Kind.STRING));
    Content content = first(block, VALUES).map(v -> content(v, rules)).orElse(new Content.Text(""));
    return new Message(Role.TOOL, content, List.of(), AnyCall.id(block), name);
  }

  private static Optional<Node> first(Node object, List<Name> names) {
    for (Name name : names) {
      Optional<Node> found = object.find(name);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static void noteError(Node block, Set<Rule> rules) {
    boolean marked = first(block, ERRORS).filter(mark -> mark.is(Kind.TRUE)).isPresent();
    Optional<Node> status = block.peek(STATUS).filter(s -> s.raw().toString().equals("\"error\""));
    if (marked || status.isPresent()) {
      rules.add(Rule.TOOL_ERROR_MARK_LEFT_OUT);
    }
  }

  /** The content that {@code value} is: a text, blocks of text, or JSON. */
  static Content content(Node value, Set<Rule> rules) {
    if (value.is(Kind.STRING)) {
      return Media.content(value);
    } else if (value.is(Kind.OBJECT)) {
      return object(value, rules);
    }
    return value.is(Kind.ARRAY) && areBlocks(value) ? blocks(value, rules) : json(value);
  }

  private static Content object(Node value, Set<Rule> rules) {
    Optional<Node> type = value.peek(TYPE).filter(node -> node.is(Kind.STRING));
    boolean wrapped =
        type.isPresent() && TYPES.contains(type.get().text()) && value.peek(VALUE).isPresent();
    if (!wrapped) {
      return json(value);
    }
    value.find(TYPE);
    if (type.get().text().startsWith("error")) {
      rules.add(Rule.TOOL_ERROR_MARK_LEFT_OUT);
    }
    Node inner = value.field(VALUE);
    boolean plain = inner.is(Kind.STRING) || type.get().text().equals("content");
    return plain ? content(inner, rules) : json(inner);
  }

  private static boolean areBlocks(Node array) {
    for (Node item : array.items()) {
      BlockKind kind = BlockKind.of(item);
      boolean json = item.is(Kind.OBJECT) && item.size() == 1 && item.has(JSON);
      if (kind != BlockKind.TEXT && kind != BlockKind.MEDIA && !json) {
        return false;
      }
    }
    return array.size() > 0;
  }

  private static Content blocks(Node array, Set<Rule> rules) {
    List<Part> parts = new ArrayList<>();
    Optional<Content> only = Optional.empty();
    for (Node item : array.items()) {
      Optional<Node> json = item.peek(JSON).filter(node -> BlockKind.of(item) != BlockKind.TEXT);
      Content content = json.isPresent() ? json(json.get()) : Blocks.block(item, rules);
      only = Optional.of(content);
      parts.addAll(content.isString() ? List.of(new Part.Text(content.json())) : content.parts());
    }
    boolean isText = only.isPresent() && array.size() == 1 && only.get().isString();
    return isText ? only.get() : new Content.Parts(parts);
  }

  /** {@code value} as the text that it is in JSON. */
  static Content json(Node value) {
    return new Content.Text(value.raw().toString());
  }
}
