package io.tracemill.teach;

import io.tracemill.ask.Decoding;
import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.Request;
import io.tracemill.ask.TemplateFeatures;
import java.util.Map;
import java.util.function.Function;

/** A teacher whose answers a function of the prompt gives; it counts what it was asked. */
public final class ScriptedTeacher implements Teacher {
  private final String name;
  private final Function<Request, Outcome> script;
  private int asked;

  private ScriptedTeacher(Function<Request, Outcome> script, String name) {
    this.name = name;
    this.script = script;
  }

  public ScriptedTeacher(String name, Function<Prompt.Conversation, String> script) {
    this(request -> answered(request.row(), script.apply(conversation(request))), name);
  }

  /** One for whom requests may end in any way. */
  public static ScriptedTeacher ending(String name, Function<Request, Outcome> script) {
    return new ScriptedTeacher(script, name);
  }

  /** An answer that is complete. */
  public static Outcome answered(long row, String text) {
    return new Outcome.Answered(row, text, 1, 1, Ending.END_TOKEN, false);
  }

  private static Prompt.Conversation conversation(Request request) {
    return (Prompt.Conversation) request.prompt();
  }

  /** How many requests it got. */
  public int asked() {
    return asked;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of("script", name);
  }

  @Override
  public TemplateFeatures template() {
    return TemplateFeatures.ALL;
  }

  @Override
  public Decoding decoding() {
    return Decoding.greedy(64);
  }

  @Override
  public OpenModel open() {
    return new Open();
  }

  private final class Open implements OpenModel {
    @Override
    public Generator generator() {
      return (requests, finished) ->
          requests.forEachRemaining(
              request -> {
                asked++;
                finished.accept(script.apply(request));
              });
    }

    @Override
    public Map<String, String> identity() {
      return ScriptedTeacher.this.identity();
    }
  }
}
