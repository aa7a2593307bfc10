package io.tracemill.endpoint;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Outcome;
import io.tracemill.endpoint.ProbeAsker.Tried;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out what a server and its model really do, by a dozen requests; nothing of it is kept by
 * the server's side or here.
 */
public final class EndpointProbe {
  /** Room for the thoughts of a model that thinks. */
  private static final int ROOM = 1024;

  private static final int FEW = 8;
  private static final int MOST_AT_ONCE = 8;
  private static final int SPEED_TOKENS = 128;
  private static final double NANOS = 1e9;
  private static final String NO_TOOLS = "[]";
  private static final String TOOL =
      """
      [{"type":"function","function":{"name":"get_weather","description":"The weather of a city",\
      "parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]""";
  private static final String SCHEMA =
      """
      {"type":"json_schema","json_schema":{"name":"fruit","strict":true,"schema":{"type":"object",\
      "properties":{"fruit":{"type":"string"},"colour":{"type":"string"}},\
      "required":["fruit","colour"],"additionalProperties":false}}}""";
  private static final List<String> AFTER_THE_FIRST =
      List.of(
          "tool call", "JSON answer", "token limit", "context", "same twice", "thoughts", "speed");

  private final EndpointSettings settings;
  private final EndpointListener listener;
  private final List<ProbeResult> results = new ArrayList<>();

  private EndpointProbe(EndpointSettings settings, EndpointListener listener) {
    this.settings = settings;
    this.listener = listener;
  }

  /**
   * All probes, in the order in which they were made. A server that cannot be reached is a result,
   * not an error.
   */
  public static List<ProbeResult> run(EndpointSettings settings, EndpointListener listener) {
    Retries usual = settings.patience().retries();
    Retries few = new Retries(2, usual.pause(), usual.longestPause(), usual.row());
    EndpointProbe probe = new EndpointProbe(settings.with(settings.patience().with(few)), listener);
    probe.all();
    return List.copyOf(probe.results);
  }

  /** The models that the server lists, or why it does not. */
  private record Listing(Optional<List<String>> names, String trouble) {
    Optional<String> only() {
      return names.filter(all -> all.size() == 1).map(all -> all.get(0));
    }
  }

  private Listing listing() {
    try {
      return new Listing(Optional.of(new ModelList(settings, listener).names()), "");
    } catch (IOException e) {
      String trouble = String.valueOf(e.getMessage());
      return new Listing(Optional.empty(), settings.hidden(trouble));
    }
  }

  private void all() {
    Listing listing = listing();
    Optional<String> name = settings.model().or(listing::only);
    if (name.isEmpty()) {
      unnamed(listing);
      return;
    }
    ProbeAsker asker = new ProbeAsker(settings.withModel(name.get()), listener);
    Tried word =
        asker.ask("Which colour has a clear sky by day? Answer with one word.", NO_TOOLS, ROOM);
    boolean reached = listing.names().isPresent() || word.answer().isPresent();
    add(ProbeResult.of("reachable", reached, reached ? "answers" : listing.trouble()));
    add(listed(name.get(), listing));
    add(word(word));
    if (word.answer().isEmpty()) {
      AFTER_THE_FIRST.forEach(each -> add(ProbeResult.skipped(each, "no word was answered")));
      return;
    }
    rest(asker, word);
  }

  private void unnamed(Listing listing) {
    boolean reached = listing.names().isPresent();
    add(ProbeResult.of("reachable", reached, reached ? "answers" : listing.trouble()));
    String words =
        listing
            .names()
            .map(names -> names.size() + " models, name one: " + shown(names))
            .orElse("unknown");
    add(ProbeResult.of("model listed", false, words));
    add(ProbeResult.skipped("one word", "no model is named"));
    AFTER_THE_FIRST.forEach(each -> add(ProbeResult.skipped(each, "no model is named")));
  }

  private static String shown(List<String> names) {
    return String.join(", ", names.subList(0, Math.min(MOST_AT_ONCE, names.size())));
  }

  private void add(ProbeResult result) {
    results.add(result);
  }

  private void rest(ProbeAsker asker, Tried word) {
    add(toolCall(asker.ask("What is the weather in Paris now?", TOOL, ROOM)));
    add(json(asker.with(withSchema()).ask("Name a fruit and its colour.", NO_TOOLS, ROOM)));
    add(tokenLimit(asker.ask("Write the numbers from one to a hundred.", NO_TOOLS, FEW)));
    add(new ContextProbe(asker, settings.context()).run());
    add(sameTwice(asker.ask("Write three sentences about rivers.", NO_TOOLS, SPEED_TOKENS, 2)));
    add(thoughts(word));
    add(speed(asker));
  }

  private static ProbeResult listed(String name, Listing listing) {
    if (listing.names().isEmpty()) {
      return ProbeResult.of("model listed", false, "no list: " + listing.trouble());
    }
    List<String> names = listing.names().get();
    boolean there = names.contains(name);
    return ProbeResult.of(
        "model listed", there, there ? name : "not " + name + " but " + shown(names));
  }

  private static ProbeResult word(Tried tried) {
    String words = tried.words();
    boolean cut = tried.answer().filter(said -> said.ending() == Ending.LENGTH).isPresent();
    return ProbeResult.of(
        "one word",
        !words.isEmpty(),
        tried.answer().isEmpty()
            ? tried.otherwise()
            : words.isEmpty()
                ? cut ? "thoughts took all of " + ROOM + " tokens" : "an empty answer"
                : quoted(words));
  }

  private static String quoted(String words) {
    boolean longer = words.length() > ROOM / 16;
    return "\"" + (longer ? words.substring(0, ROOM / 16) + "…" : words) + "\"";
  }

  private static ProbeResult toolCall(Tried tried) {
    Optional<String> called =
        tried
            .message()
            .flatMap(node -> node.find(Name.of("tool_calls")))
            .filter(node -> node.is(Kind.ARRAY))
            .map(node -> node.items().iterator())
            .filter(Iterator::hasNext)
            .map(calls -> calls.next().raw().toString());
    boolean right = called.filter(call -> call.contains("get_weather")).isPresent();
    return ProbeResult.of(
        "tool call",
        right,
        right
            ? "calls get_weather"
            : called
                .map(call -> "calls something else: " + quoted(call))
                .orElse(
                    tried.answer().isPresent()
                        ? "words: " + quoted(tried.words())
                        : tried.otherwise()));
  }

  private String withSchema() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    for (Field field : Node.of(settings.extra()).fields()) {
      if (!field.key().equals("response_format")) {
        json.name(field.key()).value(field.value());
      }
    }
    return json.name("response_format").value(Node.of(SCHEMA)).endObject().toString();
  }

  private static ProbeResult json(Tried tried) {
    boolean honoured =
        BodyText.json(tried.words())
            .filter(node -> node.is(Kind.OBJECT))
            .filter(node -> node.find(Name.of("fruit")).isPresent())
            .isPresent();
    return ProbeResult.of(
        "JSON answer",
        honoured,
        honoured
            ? "keeps a schema"
            : tried.answer().isPresent()
                ? "response_format is ignored: " + quoted(tried.words())
                : tried.otherwise());
  }

  private static ProbeResult tokenLimit(Tried tried) {
    if (tried.answer().isEmpty()) {
      return ProbeResult.of("token limit", false, tried.otherwise());
    }
    Outcome.Answered answer = tried.answer().get();
    boolean kept = answer.ending() == Ending.LENGTH && answer.newTokens() <= FEW + 1;
    String words =
        answer.newTokens()
            + " tokens where "
            + FEW
            + " were allowed, ended by "
            + answer.ending().key();
    return ProbeResult.of("token limit", kept, words).with(answer.newTokens());
  }

  private static ProbeResult sameTwice(List<Tried> twice) {
    if (twice.stream().anyMatch(each -> each.answer().isEmpty())) {
      return ProbeResult.skipped("same twice", "not both were answered");
    }
    boolean same = twice.get(0).words().equals(twice.get(1).words());
    return ProbeResult.of(
        "same twice", same, same ? "at temperature 0" : "two answers at temperature 0");
  }

  private static ProbeResult thoughts(Tried tried) {
    Optional<String> thoughts = tried.thoughts();
    return ProbeResult.of(
            "thoughts", true, thoughts.map(where -> "thinks, " + where).orElse("does not think"))
        .with(thoughts.isPresent() ? 1 : 0);
  }

  private ProbeResult speed(ProbeAsker asker) {
    int times = Math.min(MOST_AT_ONCE, settings.parallel());
    long began = System.nanoTime();
    List<Tried> all =
        asker.ask("Write the numbers from one to a hundred.", NO_TOOLS, SPEED_TOKENS, times);
    double seconds = Math.max(1, System.nanoTime() - began) / NANOS;
    int tokens =
        all.stream()
            .flatMap(each -> each.answer().stream())
            .mapToInt(Outcome.Answered::newTokens)
            .sum();
    if (tokens == 0) {
      return ProbeResult.skipped("speed", "the server does not count tokens");
    }
    BigDecimal shown = new BigDecimal(tokens / seconds).setScale(1, RoundingMode.HALF_EVEN);
    String words =
        String.format(
            Locale.ROOT, "%s tokens/s, %d requests at once", shown.toPlainString(), times);
    return ProbeResult.of("speed", true, words).with(tokens / seconds);
  }
}
