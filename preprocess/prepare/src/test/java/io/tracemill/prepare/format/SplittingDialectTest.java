package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.ItemReader;
import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.Converted;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A dialect of blocks, whose one message may be several of ours, from a format to rows. */
final class SplittingDialectTest {
  private static final TraceFormat FORMAT = new OpenAiMessages("blocks", new Blocks());

  /** A user's message with results of tools is a message for each result, and then what he says. */
  private static final class Blocks implements ItemReader {
    private static final Name ROLE = Name.of("role");
    private static final Name CONTENT = Name.of("content");
    private static final Name TYPE = Name.of("type");
    private static final Name TEXT = Name.of("text");
    private static final Name SOURCE = Name.of("source");
    private static final Name MEDIA_TYPE = Name.of("media_type");
    private static final Name DATA = Name.of("data");
    private static final Name TOOL_USE_ID = Name.of("tool_use_id");
    private static final CallKeys CALL = new CallKeys("id", "name", "input");
    private static final Words<Role> ROLES = new Words<>(Role.class);

    @Override
    public String name() {
      return "blocks";
    }

    @Override
    public void read(Node item, List<Message> conversation) {
      Role role = item.field(ROLE).oneOf(ROLES);
      Node content = item.field(CONTENT);
      if (content.is(Kind.STRING)) {
        conversation.add(Message.saying(role, new Content.Json(content)));
        return;
      }
      List<Part> parts = new ArrayList<>();
      List<ToolCall> calls = new ArrayList<>();
      for (Node block : content.items()) {
        switch (block.field(TYPE).text()) {
          case "text" -> parts.add(new Part.Text(block.field(TEXT).as(Kind.STRING).raw()));
          case "image" -> parts.add(image(block.field(SOURCE)));
          case "tool_use" -> calls.add(CALL.call(block));
          case "tool_result" -> conversation.add(result(block));
          default -> throw block.field(TYPE).failure("expected a block that is known");
        }
      }
      if (!parts.isEmpty() || !calls.isEmpty()) {
        Content said = parts.isEmpty() ? Content.none() : new Content.Parts(parts);
        conversation.add(new Message(role, said, calls, Optional.empty(), Optional.empty()));
      }
    }

    private static Part image(Node source) {
      String type = source.field(MEDIA_TYPE).text();
      return new Part.Image("data:" + type + ";base64," + source.field(DATA).text());
    }

    private static Message result(Node block) {
      Content content = new Content.Json(block.field(CONTENT).as(Kind.STRING));
      return new Message(Role.TOOL, content, List.of(), block.find(TOOL_USE_ID), Optional.empty());
    }
  }

  private static final String LINES =
      """
      {"messages": [{"role": "user", "content": "Wéather?"}, \
      {"role": "assistant", "content": [{"type": "text", "text": "Let me see."}, \
      {"type": "tool_use", "id": "1", "name": "weather", "input": {"city": "Oslo"}}, \
      {"type": "tool_use", "id": "2", "name": "weather", "input": {"city": "Rome"}}]}, \
      {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "1", "content": "rain"}, \
      {"type": "tool_result", "tool_use_id": "2", "content": "sun\\n"}, \
      {"type": "text", "text": "And \\"here\\"?"}]}, \
      {"role": "assistant", "content": [{"type": "text", "text": "Snow."}]}]}
      {"messages": [{"role": "user", "content": [{"type": "text", "text": "What is it?"}, \
      {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "QQ=="}}]}, \
      {"role": "assistant", "content": [{"type": "text", "text": "A"}, {"type": "text", "text": "b"}]}]}
      {"messages": [{"role": "user", "content": [{"type": "thought"}]}]}
      """;

  private static Converted rows(DataVersion version) {
    return Converted.of(LINES.getBytes(StandardCharsets.UTF_8), "t.jsonl", FORMAT, version);
  }

  @Test
  void aMessageThatIsSeveralBecomesSeveralInRows() {
    Converted converted = rows(DataVersion.V1);
    String asked =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"W\\u00e9ather?\"},"
            + "{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
            + "{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":{\"city\": \"Oslo\"}}},"
            + "{\"id\":\"2\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":{\"city\": \"Rome\"}}}]}";
    assertThat(converted.rows().lines())
        .containsExactly(
            asked + "]}",
            asked
                + ",{\"role\":\"tool\",\"content\":\"rain\",\"tool_call_id\":\"1\"},"
                + "{\"role\":\"tool\",\"content\":\"sun\\n\",\"tool_call_id\":\"2\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"And \\\"here\\\"?\"}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Snow.\"}]}]}",
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is it?\"},"
                + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,QQ==\"}}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"A\"},"
                + "{\"type\":\"text\",\"text\":\"b\"}]}]}");
  }

  @Test
  void itsPartsAreTextWhereARowHasRoomForNothingElse() {
    assertThat(rows(DataVersion.V0).rows().lines().map(row -> row.replaceAll(".*\"answer\"", "")))
        .containsExactly(":\"Snow.\"}", ":\"A\\nb\"}");
  }

  @Test
  void whatIsNotOfTheDialectIsRejectedWithItsPlace() {
    assertThat(rows(DataVersion.V1).leftOut())
        .startsWith(
            "{\"source\":\"t.jsonl\",\"line\":3,\"path\":\"$.messages[0].content[0].type\",")
        .contains("\"message\":\"expected a block that is known\"");
  }
}
