package io.tracemill.endpoint;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Asks a model single questions, and says what came or why nothing did. */
final class ProbeAsker {
  private static final String THOUGHT_END = "</think>";
  private static final List<Name> THOUGHTS =
      Stream.of("reasoning", "reasoning_content").map(Name::of).toList();

  private final EndpointSettings settings;
  private final EndpointListener listener;

  ProbeAsker(EndpointSettings settings, EndpointListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * What a question came to.
   *
   * @param otherwise why there is no answer
   */
  record Tried(Optional<Outcome.Answered> answer, String otherwise) {

    /** The answer's words without thoughts. */
    String words() {
      String text = answer.map(Outcome.Answered::text).orElse("");
      return text.substring(text.lastIndexOf(THOUGHT_END) < 0 ? 0 : behindThought(text)).strip();
    }

    private static int behindThought(String text) {
      return text.lastIndexOf(THOUGHT_END) + THOUGHT_END.length();
    }

    /** The message. */
    Optional<Node> message() {
      return answer.flatMap(Outcome.Answered::message).map(Node::of);
    }

    /** Where thoughts stand; nothing if there are none. */
    Optional<String> thoughts() {
      Optional<String> field =
          THOUGHTS.stream()
              .filter(
                  name ->
                      message().flatMap(node -> node.find(name)).filter(Tried::says).isPresent())
              .map(name -> "in the field " + name)
              .findFirst();
      boolean inText = answer.filter(said -> said.text().contains(THOUGHT_END)).isPresent();
      return field.or(() -> inText ? Optional.of("in the text") : Optional.empty());
    }

    private static boolean says(Node field) {
      return field.is(Kind.STRING) && !field.text().isBlank();
    }
  }

  /** The same with other fields for each request. */
  ProbeAsker with(String extra) {
    return new ProbeAsker(settings.withExtra(extra), listener);
  }

  /** Asks once. */
  Tried ask(String question, String tools, int maxTokens) {
    return ask(question, tools, maxTokens, 1).get(0);
  }

  /** Asks the same so many times at once. */
  List<Tried> ask(String question, String tools, int maxTokens, int times) {
    Prompt prompt = new Prompt.Conversation(user(question), tools);
    List<Tried> tried = new ArrayList<>();
    try (Endpoint endpoint = Endpoint.open(settings, listener)) {
      endpoint
          .generator()
          .generate(
              LongStream.range(0, times)
                  .mapToObj(row -> new Request(row, prompt, Decoding.greedy(maxTokens)))
                  .iterator(),
              outcome -> tried.add(of(outcome)));
    } catch (IOException e) {
      while (tried.size() < times) {
        tried.add(new Tried(Optional.empty(), settings.hidden(String.valueOf(e.getMessage()))));
      }
    }
    return tried;
  }

  private static Tried of(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return new Tried(Optional.of(answered), "");
    }
    return new Tried(
        Optional.empty(),
        outcome instanceof Outcome.Overflowed full
            ? "no room: it holds " + full.limit() + " tokens"
            : outcome instanceof Outcome.Failed failed
                ? failed.reason()
                : ((Outcome.Unanswered) outcome).reason());
  }

  private static String user(String words) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginArray().beginObject().name("role").value("user").name("content").value(words);
    return json.endObject().endArray().toString();
  }
}
