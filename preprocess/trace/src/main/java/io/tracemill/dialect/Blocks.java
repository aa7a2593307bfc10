package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Aside;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A message whose content is an array of blocks: texts, thoughts, calls, results of tools and
 * media, whichever vendor wrote them, one beside the other.
 *
 * <p>Results become messages of their own: those in a user's message stand before what the user
 * says, those in an assistant's where they stand.
 */
final class Blocks {
  private static final List<Name> TEXTS =
      List.of(Name.of("text"), Name.of("content"), Name.of("refusal"), Name.of("value"));

  private static final List<Name> THOUGHTS =
      List.of(
          Name.of("thinking"),
          Name.of("text"),
          Name.of("content"),
          Name.of("reasoning"),
          Name.of("reasoningText"),
          Name.of("summary"));

  private static final Name TYPE = Name.of("type");
  private static final Name TOOL_NAME = Name.of("toolName");
  private static final String OF_INTERFACE = "tool-";
  private static final Name OUTPUT = Name.of("output");
  private static final Name ERROR_TEXT = Name.of("errorText");

  private final Message base;
  private final List<Message> said = new ArrayList<>();
  private final List<Message> results = new ArrayList<>();
  private List<Part> parts = new ArrayList<>();
  private Optional<Content> only = Optional.empty();
  private List<ToolCall> calls = new ArrayList<>();
  private final List<String> thoughts = new ArrayList<>();
  private final Set<Rule> rules = EnumSet.noneOf(Rule.class);

  private Blocks(Message base) {
    this.base = base;
  }

  /** The messages that {@code blocks}, an array or one block, of the message {@code base} are. */
  static List<Message> messages(Message base, Node blocks) {
    Blocks reading = new Blocks(base);
    if (blocks.is(Kind.ARRAY)) {
      blocks.items().forEach(reading::add);
    } else {
      reading.add(blocks);
    }
    return reading.messages();
  }

  /** The assistant's message that makes all calls in {@code array}, of any vendor's form. */
  static List<Message> calls(Node array) {
    Blocks reading = new Blocks(Message.saying(Role.ASSISTANT, Content.none()));
    array.items().forEach(call -> reading.calls.add(AnyCall.of(call, reading.rules)));
    return reading.messages();
  }

  /** What one block of text or media says. */
  static Content block(Node block, Set<Rule> rules) {
    Blocks reading = new Blocks(Message.saying(Role.TOOL, Content.none()));
    reading.add(block);
    rules.addAll(reading.rules);
    return reading.content();
  }

  private void add(Node block) {
    if (block.is(Kind.STRING)) {
      text(block);
      return;
    }
    BlockKind kind = BlockKind.of(block);
    Node body = BlockKind.body(block);
    switch (kind) {
      case TEXT -> text(first(body, TEXTS).orElseGet(() -> body.field(TEXTS.get(0))));
      case THOUGHT -> think(body);
      case HIDDEN_THOUGHT -> rules.add(Rule.REASONING_LEFT_OUT);
      case CALL -> calls.add(AnyCall.of(body, rules));
      case RESULT -> result(ResultText.of(body, rules));
      case CALL_AND_RESULT -> callAndResult(block);
      case MEDIA -> parts.add(MediaBlocks.of(block));
      case SERVER_TOOL -> rules.add(Rule.SERVER_TOOL_LEFT_OUT);
      case OTHER -> rules.add(Rule.OTHER_PART_LEFT_OUT);
      case UNKNOWN -> throw unknown(block);
    }
  }

  private static RuntimeException unknown(Node block) {
    Optional<Node> type = block.is(Kind.OBJECT) ? block.peek(TYPE) : Optional.empty();
    return type.isPresent()
        ? type.get()
            .failure(
                "expected a text, a thought, a call, a result or media but found "
                    + type.get().shown())
        : block.failure("expected a block of a message but found " + block.shown());
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

  private void text(Node text) {
    if (text.is(Kind.STRING) && text.raw().length() == 2 && base.role() == Role.ASSISTANT) {
      return;
    }
    Content content = Media.content(text.as(Kind.STRING));
    only = parts.isEmpty() && content.isString() ? Optional.of(content) : Optional.empty();
    parts.addAll(content.isString() ? List.of(new Part.Text(content.json())) : content.parts());
  }

  private void think(Node block) {
    Optional<Node> thought = first(block, THOUGHTS);
    if (thought.isEmpty()) {
      rules.add(Rule.REASONING_LEFT_OUT);
      return;
    }
    Reasonings.text(thought.get()).filter(words -> !words.isBlank()).ifPresent(thoughts::add);
  }

  private void callAndResult(Node block) {
    Node type = block.field(TYPE);
    Node name = block.find(TOOL_NAME).orElseGet(() -> named(type));
    ToolCall call = AnyCall.ofInterface(block, name, rules);
    calls.add(call);
    if (block.peek(OUTPUT).isPresent() || block.peek(ERROR_TEXT).isPresent()) {
      result(ResultText.of(block, rules));
    }
  }

  private static Node named(Node type) {
    return Node.ofText(
        type.text().substring(Math.min(type.text().length(), OF_INTERFACE.length())));
  }

  private void result(Message result) {
    if (base.role() == Role.ASSISTANT) {
      flush();
      said.add(result);
    } else {
      results.add(result);
    }
  }

  /** Ends the assistant's message that is being read: what follows is another one. */
  private void flush() {
    if (!parts.isEmpty() || !calls.isEmpty() || !thoughts.isEmpty()) {
      said.add(message());
      parts = new ArrayList<>();
      only = Optional.empty();
      calls = new ArrayList<>();
      thoughts.clear();
    }
  }

  private Content content() {
    if (parts.size() == 1 && only.isPresent()) {
      return only.get();
    }
    return parts.isEmpty() ? Content.none() : new Content.Parts(parts);
  }

  private Message message() {
    Message message = parts.isEmpty() && base.content().isString() ? base : base.with(content());
    if (!said.isEmpty()) {
      message = new Message(base.role(), content(), List.of(), base.toolCallId(), base.name());
    }
    for (ToolCall call : calls) {
      message = message.with(call);
    }
    if (!thoughts.isEmpty()) {
      message = message.with(message.aside().with(new Content.Text(String.join("\n", thoughts))));
    }
    return message;
  }

  private List<Message> messages() {
    List<Message> all = new ArrayList<>(results);
    boolean speaks = !parts.isEmpty() || !calls.isEmpty() || !thoughts.isEmpty();
    if (speaks || results.isEmpty() && said.isEmpty()) {
      said.add(message());
    }
    all.addAll(said);
    if (!rules.isEmpty()) {
      Message first = all.get(0);
      Aside aside = first.aside();
      for (Rule rule : rules) {
        aside = aside.with(rule);
      }
      all.set(0, first.with(aside));
    }
    return all;
  }
}
