package io.tracemill.teach.committee;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Case;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.trace.Content;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MeaningsTest {
  private static final Meanings MEANINGS =
      new Meanings(
          Jobs.of(
                  """
                  {"task_description": "Books hotels.", "tools": [
                    {"type": "function", "function": {"name": "book", "parameters":
                      {"type": "object", "properties": {"city": {"type": "string"},
                       "nights": {"type": "number"}, "guest": {"type": "object"},
                       "breakfast": {"type": "boolean", "default": true}}}}},
                    {"type": "function", "function": {"name": "cancel"}}]}
                  """)
              .tools());

  @TestFactory
  Stream<DynamicTest> meanings() {
    return Case.tests("/committee/meanings.jsonl", MeaningsTest::check);
  }

  private static void check(Case each) {
    String one = MEANINGS.of(message(each, "one"));
    String other = MEANINGS.of(message(each, "other"));

    if (each.is("same")) {
      assertThat(one).isEqualTo(other);
    } else {
      assertThat(one).isNotEqualTo(other);
    }
  }

  private static Message message(Case each, String side) {
    return each.find(side)
        .map(text -> Message.saying(Role.ASSISTANT, new Content.Text(text.text())))
        .orElseGet(() -> calling(each.get(side + "Calls")));
  }

  private static Message calling(Node calls) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("role").value("assistant").name("tool_calls").beginArray();
    for (Node call : calls.items()) {
      text.beginObject().name("type").value("function").name("function").beginObject();
      text.name("name").value(call.field(Name.of("name")).text());
      text.name("arguments").value(call.field(Name.of("arguments")));
      text.endObject().endObject();
    }
    List<Message> read = new ArrayList<>();
    ItemReaders.OPENAI_ANSWER.read(Node.of(text.endArray().endObject().toString()), read);
    return read.get(0);
  }
}
