package io.tracemill.prepare.format;

import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Langfuse observation: what a model was given in {@code input}, what it said in {@code output};
 * either may be JSON or a string of JSON.
 */
final class Langfuse implements TraceFormat {
  private static final Name ID = Name.of("id");
  private static final Name TYPE = Name.of("type");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name STATUS = Name.of("status");
  private static final Name LEVEL = Name.of("level");
  private static final Name TOOLS = Name.of("tools");

  @Override
  public String name() {
    return "langfuse";
  }

  @Override
  public Fit fit(Node line) {
    boolean observation =
        line.is(Kind.OBJECT)
            && line.find(INPUT).isPresent()
            && (line.find(OUTPUT).isPresent() || line.find(ID).isPresent());
    return observation ? Fit.EXACT : Fit.NONE;
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    Optional<Node> metadata = Sessions.metadata(line);
    checkSucceeded(line, metadata);
    Node input = Texts.json(line.field(INPUT));
    List<Message> messages = new ArrayList<>(Conversations.notEmpty(given(input), input));
    line.find(OUTPUT).ifPresent(output -> messages.addAll(LangfuseOutput.messages(output)));
    outlet.keep(new Trace(origin, messages, tools(input, metadata), Sessions.of(line, metadata)));
  }

  private static void checkSucceeded(Node line, Optional<Node> metadata) {
    Optional<Node> type = line.find(TYPE).filter(t -> !t.raw().toString().equals("\"GENERATION\""));
    if (type.isPresent()) {
      throw type.get()
          .failure(
              FormatReason.NOT_A_GENERATION,
              "expected \"GENERATION\" but found " + type.get().raw());
    }
    Optional<Node> status = metadata.flatMap(m -> m.find(STATUS)).filter(Langfuse::bad);
    if (status.isPresent()) {
      throw status
          .get()
          .failure(
              FormatReason.FAILED_CALL,
              "expected status 200 but found " + status.get().raw() + ": the call failed");
    }
    Optional<Node> level = line.find(LEVEL).filter(l -> l.raw().toString().equals("\"ERROR\""));
    if (level.isPresent()) {
      throw level.get().failure(FormatReason.FAILED_CALL, "the call failed: its level is ERROR");
    }
  }

  private static boolean bad(Node status) {
    String text = status.raw().toString();
    return !text.equals("200") && !text.equals("\"200\"");
  }

  private static List<Message> given(Node input) {
    return switch (input.kind()) {
      case ARRAY -> Dialects.OPENAI_WITH_IMAGES.messages(input);
      case OBJECT -> Dialects.OPENAI_WITH_IMAGES.messages(input.field(MESSAGES));
      case STRING -> List.of(Texts.said(Role.USER, input));
      default ->
          throw input.failure(
              "expected messages, an object that has messages, or text but found "
                  + input.kind().words());
    };
  }

  private static Optional<Node> tools(Node input, Optional<Node> metadata) {
    Optional<Node> given = input.is(Kind.OBJECT) ? input.find(TOOLS) : Optional.<Node>empty();
    return given
        .or(() -> metadata.flatMap(m -> m.find(TOOLS)))
        .map(Texts::jsonIfAny)
        .filter(tools -> tools.is(Kind.ARRAY));
  }
}
