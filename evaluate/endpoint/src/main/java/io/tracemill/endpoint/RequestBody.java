package io.tracemill.endpoint;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Prompt;
import io.tracemill.endpoint.Manners.Parameter;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Writes the body of requests to one model, and learns what that model does not take. */
final class RequestBody {
  private final String model;
  private final Node extra;
  private final Set<String> fixed;
  private Manners manners = Manners.USUAL;

  /**
   * For requests to a model.
   *
   * @param extra a JSON object, whose fields stand in place of others of that name
   */
  RequestBody(String model, String extra) {
    this.model = model;
    this.extra = Node.of(extra);
    this.fixed =
        this.extra.fields().stream().map(Field::key).collect(Collectors.toUnmodifiableSet());
  }

  /** What is known of the model now. */
  Manners manners() {
    return manners;
  }

  /**
   * Whether {@code error} of a request that was sent with {@code sentWith} is no more with others.
   */
  boolean learns(ServerError error, Manners sentWith) {
    Optional<Manners> learned = sentWith.after(error, fixed);
    learned.ifPresent(more -> manners = manners.and(more));
    return learned.isPresent();
  }

  /** Whether the length of answers is the user's own. */
  boolean hasFixedLength() {
    return fixed.contains("max_tokens") || fixed.contains("max_completion_tokens");
  }

  /** A request for the answer to {@code prompt}, in at most {@code maxTokens} tokens. */
  String of(Prompt prompt, Decoding decoding, int maxTokens) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject();
    field(json, "model", to -> to.value(model));
    writePrompt(json, prompt);
    if (!hasFixedLength()) {
      json.name(manners.take(Parameter.MAX_TOKENS) ? "max_tokens" : "max_completion_tokens");
      json.value(maxTokens);
    }
    writeDecoding(json, decoding);
    json.name("stream").value(false);
    extra.fields().forEach(each -> json.name(each.key()).value(each.value()));
    return json.endObject().toString();
  }

  /** Text is asked as the words of a user: few servers still complete plain text. */
  private void writePrompt(JsonText json, Prompt prompt) {
    json.name("messages");
    if (prompt instanceof Prompt.Conversation conversation) {
      WireMessages.write(Node.of(conversation.messages()), json);
      Node tools = Node.of(conversation.tools());
      if (tools.size() > 0) {
        field(json, "tools", to -> to.value(tools));
      }
    } else {
      json.beginArray().beginObject().name("role").value("user");
      json.name("content").value(((Prompt.Text) prompt).text()).endObject().endArray();
    }
  }

  private void writeDecoding(JsonText json, Decoding decoding) {
    if (manners.take(Parameter.TEMPERATURE)) {
      field(json, "temperature", to -> to.value(decoding.temperature()));
    }
    // At temperature 0 it does not matter, and some refuse both.
    if (decoding.temperature() > 0 && decoding.topP() < 1 && manners.take(Parameter.TOP_P)) {
      field(json, "top_p", to -> to.value(decoding.topP()));
    }
    if (manners.take(Parameter.SEED)) {
      field(json, "seed", to -> to.value(decoding.seed()));
    }
    if (!decoding.stop().isEmpty()) {
      field(
          json,
          "stop",
          to -> {
            to.beginArray();
            decoding.stop().forEach(to::value);
            to.endArray();
          });
    }
  }

  private void field(JsonText json, String name, Consumer<JsonText> value) {
    if (!fixed.contains(name)) {
      json.name(name);
      value.accept(json);
    }
  }
}
