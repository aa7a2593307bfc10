package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Notes;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A conversation while it is read, from what a model was given and what it said, whatever dialect
 * each is written in.
 *
 * <p>Formats call {@link #given}, {@link #said} and in the end {@link #trace}; dialects {@link
 * #add} messages, {@link #tools} and rules.
 */
public final class Talk {
  private List<Message> messages = new ArrayList<>();
  private final List<Node> tools = new ArrayList<>();
  private final List<Node> feedback = new ArrayList<>();
  private final Set<Rule> rules = EnumSet.noneOf(Rule.class);
  private final Set<String> dialects = new TreeSet<>();
  private Optional<Node> time = Optional.empty();
  private Role speaker = Role.USER;

  /**
   * Reads what the model was given.
   *
   * @throws io.tracemill.json.DataException if it is in no dialect
   */
  public Talk given(Node payload) {
    speaker = Role.USER;
    Dialects.read(payload, this);
    return this;
  }

  /**
   * Reads what the model said; what of it repeats the conversation so far is there once.
   *
   * @throws io.tracemill.json.DataException if it is in no dialect
   */
  public Talk said(Node payload) {
    List<Message> before = messages;
    messages = new ArrayList<>();
    speaker = Role.ASSISTANT;
    Dialects.read(payload, this);
    messages = Overlaps.joined(before, messages);
    return this;
  }

  /** Who speaks where a message names nobody: the user in what was given, else the assistant. */
  public Role speaker() {
    return speaker;
  }

  /** Whether it is the model's answer that is read. */
  public boolean isAnswer() {
    return speaker == Role.ASSISTANT;
  }

  /** Adds a message. */
  public void add(Message message) {
    messages.add(message);
  }

  /** Adds messages. */
  public void addAll(List<Message> more) {
    more.forEach(this::add);
  }

  /** The messages so far, of the payload that is read; may be changed. */
  public List<Message> messages() {
    return messages;
  }

  /**
   * Adds definitions of tools: an array, an object, or a string of either, see {@link ToolList}.
   */
  public void tools(Node definitions) {
    tools.add(definitions);
  }

  /** Says that {@code rule} was applied. */
  public void note(Rule rule) {
    rules.add(rule);
  }

  /** Adds what somebody said of the conversation, as it was recorded. */
  public void feedback(Node said) {
    feedback.add(said);
  }

  /** Says when it began. */
  public void time(Node began) {
    time = Optional.of(began);
  }

  void readAs(Dialect dialect) {
    dialects.add(dialect.name());
  }

  /**
   * The conversation that was read, with all thoughts and media that were recorded.
   *
   * @param place what it was read from, for what is wrong with it
   * @throws io.tracemill.json.DataException if it has no message, or none that says anything
   */
  public Trace trace(Node place, Origin origin, Optional<Node> group) {
    Conversations.notEmpty(messages, place);
    checkSaysAnything(place);
    CallIds.complete(messages, rules);
    for (Message message : messages) {
      if (!message.aside().rules().isEmpty()) {
        rules.addAll(message.aside().rules());
      }
    }
    sayWhyMediaMayBeRefused(place);
    Notes notes = new Notes(Set.copyOf(rules), Set.copyOf(dialects), List.copyOf(feedback), time);
    return new Trace(origin, messages, ToolList.of(tools), group, notes);
  }

  private void checkSaysAnything(Node place) {
    for (Message message : messages) {
      if (!message.isSilent()) {
        return;
      }
    }
    throw place.failure(
        DialectReason.CONTENT_NOT_RECORDED,
        "no message says or calls anything: what was said was not recorded");
  }

  /** The first media speak for all. */
  private void sayWhyMediaMayBeRefused(Node place) {
    for (int i = 0; i < messages.size(); i++) {
      Content content = messages.get(i).content();
      if (!content.isString()) {
        for (Part part : content.parts()) {
          if (part instanceof Part.Media media) {
            DataException refusal =
                place.failure(
                    DialectReason.MEDIA,
                    "has media (" + media.what() + "), for which no row has a place");
            messages.set(i, messages.get(i).with(Media.refusedBy(refusal, content)));
            return;
          }
        }
      }
    }
  }
}
