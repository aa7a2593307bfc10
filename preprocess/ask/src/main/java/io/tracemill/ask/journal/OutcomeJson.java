package io.tracemill.ask.journal;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Outcomes as fields of a JSON object, and back; scores keep every bit. */
final class OutcomeJson {
  private static final Name TEXT = Name.of("text");
  private static final Name MESSAGE = Name.of("message");
  private static final Name PROMPT_TOKENS = Name.of("prompt_tokens");
  private static final Name NEW_TOKENS = Name.of("new_tokens");
  private static final Name ENDING = Name.of("ending");
  private static final Name INSIDE_THOUGHT = Name.of("inside_thought");
  private static final Name LIKELIHOODS = Name.of("log_likelihoods");
  private static final Name LIMIT = Name.of("limit");
  private static final Name FAILED = Name.of("failed");

  private OutcomeJson() {}

  static void write(Outcome outcome, JsonText to) {
    if (outcome instanceof Outcome.Answered answered) {
      to.name(TEXT.toString()).value(answered.text());
      answered.message().ifPresent(message -> to.name(MESSAGE.toString()).value(message));
      to.name(PROMPT_TOKENS.toString()).value(answered.promptTokens());
      to.name(NEW_TOKENS.toString()).value(answered.newTokens());
      to.name(ENDING.toString()).value(answered.ending().key());
      to.name(INSIDE_THOUGHT.toString()).value(answered.insideThought());
    } else if (outcome instanceof Outcome.Labelled labelled) {
      to.name(PROMPT_TOKENS.toString()).value(labelled.promptTokens());
      to.name(LIKELIHOODS.toString()).beginArray();
      labelled.logLikelihoods().forEach(each -> to.value(Double.toHexString(each)));
      to.endArray();
    } else if (outcome instanceof Outcome.Overflowed overflowed) {
      to.name(PROMPT_TOKENS.toString()).value(overflowed.promptTokens());
      to.name(LIMIT.toString()).value(overflowed.limit());
    } else if (outcome instanceof Outcome.Failed failed) {
      to.name(FAILED.toString()).value(failed.reason());
    } else {
      throw new IllegalArgumentException("an outcome that is in no journal: " + outcome);
    }
  }

  /** The outcome in {@code node}; throws what Java has for it if there is none. */
  static Outcome read(long row, Node node) {
    if (node.find(FAILED).isPresent()) {
      return new Outcome.Failed(row, node.field(FAILED).text());
    }
    int prompt = number(node, PROMPT_TOKENS);
    if (node.find(LIMIT).isPresent()) {
      return new Outcome.Overflowed(row, prompt, number(node, LIMIT));
    }
    if (node.find(LIKELIHOODS).isPresent()) {
      List<Double> likelihoods = new ArrayList<>();
      node.field(LIKELIHOODS).items().forEach(n -> likelihoods.add(Double.valueOf(n.text())));
      return new Outcome.Labelled(row, likelihoods, prompt);
    }
    return new Outcome.Answered(
        row,
        node.field(TEXT).text(),
        node.find(MESSAGE).map(Node::text),
        prompt,
        number(node, NEW_TOKENS),
        ending(node.field(ENDING)),
        node.field(INSIDE_THOUGHT).is(Kind.TRUE));
  }

  private static int number(Node node, Name name) {
    return node.field(name).number().intValueExact();
  }

  private static Ending ending(Node node) {
    for (Ending ending : Ending.values()) {
      if (ending.key().equals(node.text())) {
        return ending;
      }
    }
    throw node.failure("no ending");
  }
}
