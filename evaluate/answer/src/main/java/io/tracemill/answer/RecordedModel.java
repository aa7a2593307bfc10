package io.tracemill.answer;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.SplitRows;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.trace.Content;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives the answers of a predictions file again: of a model that answered elsewhere.
 *
 * <p>A prompt is found by its conversation without system messages, for those are as whoever asks
 * puts them; of several answers to one prompt the first counts. A prompt that was not recorded
 * fails. It counts no tokens.
 *
 * @param answers by the hash of their prompts
 * @param hash of all of them
 */
public record RecordedModel(Map<Key, Recorded> answers, String hash) implements OpenModel {

  /** The hash of a conversation. */
  record Key(long high, long low) {}

  /**
   * An answer.
   *
   * @param text of data version 0, or the message of data version 1 as JSON
   */
  record Recorded(String text, boolean message) {}

  /** Copies the answers. */
  public RecordedModel {
    answers = Map.copyOf(answers);
  }

  /**
   * Reads a file, which is closed then.
   *
   * @param hash of the file, by which its answers are known
   * @throws DataException if a line is no prediction
   */
  public static RecordedModel read(PredictionsReader file, String hash) throws IOException {
    Map<Key, Recorded> answers = new HashMap<>();
    try (file) {
      file.forEach(
          row -> answers.putIfAbsent(key(messages(row.question())), answer(row)),
          bad -> {
            throw bad;
          });
    }
    return new RecordedModel(answers, hash);
  }

  private static List<Message> messages(String question) {
    return Optional.of(question)
        .filter(text -> text.stripLeading().startsWith("["))
        .flatMap(text -> SplitRows.conversation(Node.ofText(text)))
        .map(ItemReaders.OPENAI_WITH_IMAGES::messages)
        .orElseGet(() -> List.of(Message.saying(Role.USER, new Content.Text(question))));
  }

  private static Key key(List<Message> messages) {
    ConversationHash hash = new ConversationHash().clear();
    messages.stream().filter(message -> message.role() != Role.SYSTEM).forEach(hash::add);
    return new Key(hash.high(), hash.low());
  }

  private static Recorded answer(Prediction row) {
    if (row.version() == DataVersion.V1 && row.prediction().startsWith("[")) {
      Node messages = Node.of(row.prediction());
      if (messages.is(Kind.ARRAY) && messages.size() == 1) {
        return new Recorded(messages.items().iterator().next().raw().toString(), true);
      }
    }
    return new Recorded(row.prediction(), false);
  }

  @Override
  public Generator generator() {
    return this::generate;
  }

  private void generate(Iterator<Request> requests, Consumer<Outcome> finished) {
    while (requests.hasNext()) {
      Request request = requests.next();
      finished.accept(outcome(request.row(), find(request.prompt())));
    }
  }

  private Optional<Recorded> find(Prompt prompt) {
    List<Message> asked =
        prompt instanceof Prompt.Conversation conversation
            ? ItemReaders.OPENAI_WITH_IMAGES.messages(Node.of(conversation.messages()))
            : messages(((Prompt.Text) prompt).text());
    return Optional.ofNullable(answers.get(key(asked)));
  }

  private static Outcome outcome(long row, Optional<Recorded> found) {
    if (found.isEmpty()) {
      return new Outcome.Failed(row, "no answer to it was recorded");
    }
    Recorded answer = found.get();
    Optional<String> message =
        answer.message() ? Optional.of(answer.text()) : Optional.<String>empty();
    String text = answer.message() ? "" : answer.text();
    return new Outcome.Answered(row, text, message, 0, 0, Ending.END_TOKEN, false);
  }

  @Override
  public Map<String, String> identity() {
    return identity(hash);
  }

  /** The identity of the answers in a file of this hash. */
  public static Map<String, String> identity(String hash) {
    return Map.of("recorded", hash);
  }
}
