package io.tracemill.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each dialect has its folder of cases: {@code {"given": ..., "said": ...}} a line, and what is
 * read of it or why it is refused. With {@code -Drecord=true} the expected files are written anew.
 */
final class DialectsTest {
  private static final Name GIVEN = Name.of("given");
  private static final Name SAID = Name.of("said");

  @TestFactory
  Stream<DynamicTest> whatIsRead() {
    return Dialects.ALL.stream().map(dialect -> dynamicTest(dialect.name(), () -> read(dialect)));
  }

  /** A dialect without its cases fails above; cases without their dialect fail here. */
  @Test
  void everyFolderIsOfADialect() throws Exception {
    URL folders = Objects.requireNonNull(DialectsTest.class.getResource("/dialects"));
    try (Stream<Path> found = Files.list(Path.of(folders.toURI()))) {
      assertThat(found.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Dialects.ALL.stream().map(Dialect::name).toList());
    }
  }

  private static void read(Dialect dialect) throws IOException {
    String folder = "/dialects/" + dialect.name() + "/";
    StringBuilder read = new StringBuilder();
    Tape tape = new Tape();
    Resources.lines("in.jsonl", Resources.bytes(folder + "in.jsonl"))
        .forEach(line -> read.append(outcome(tape.read(line))).append('\n'));
    if (Boolean.getBoolean("record")) {
      Resources.record(folder + "expected.jsonl", read.toString());
      return;
    }
    assertThat(read.toString().lines())
        .containsExactlyElementsOf(Resources.text(folder + "expected.jsonl").lines().toList());
  }

  private static String outcome(Node line) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    try {
      write(trace(line), json);
    } catch (DataException e) {
      json.name("rejected").value(e.reason().key()).name("path").value(e.path());
      json.name("message").value(e.problem());
    }
    return json.endObject().toString();
  }

  private static Trace trace(Node line) {
    Talk talk = new Talk();
    line.find(GIVEN).ifPresent(talk::given);
    line.find(SAID).ifPresent(talk::said);
    return talk.trace(line, new Origin("in.jsonl", 1), Optional.empty());
  }

  /** As rows usually have it, and the thoughts that they leave out. */
  private static void write(Trace recorded, JsonText json) {
    Trace trace = ReadPolicy.USUAL.of(recorded);
    MessageWriter messages = new MessageWriter(Nesting.PLAIN);
    json.name("messages").beginArray();
    for (Message message : trace.messages()) {
      JsonWriter written = new JsonWriter();
      messages.recorded(message, written);
      json.raw(written.slice());
    }
    json.endArray();
    trace.tools().ifPresent(tools -> json.name("tools").raw(tools.raw()));
    if (recorded.messages().stream().anyMatch(message -> message.aside().thought().isPresent())) {
      json.name("thoughts").beginArray();
      recorded.messages().forEach(m -> m.aside().thought().ifPresent(t -> json.value(t.text())));
      json.endArray();
    }
    if (!trace.notes().rules().isEmpty()) {
      json.name("rules").beginArray();
      trace.notes().rules().stream().map(Rule::id).sorted().forEach(json::value);
      json.endArray();
    }
    json.name("dialects").beginArray();
    trace.notes().dialects().stream().sorted().forEach(json::value);
    json.endArray();
  }
}
