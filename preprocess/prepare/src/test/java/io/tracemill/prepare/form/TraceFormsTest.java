package io.tracemill.prepare.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.ToolList;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.ConvertSettings;
import io.tracemill.prepare.Converted;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.ReasoningPolicy;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.Content;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What is written in each form, and that it reads as the same conversation again. */
final class TraceFormsTest {
  private static final String FOLDER = "/forms/";
  private static final Map<String, String> READ_AS =
      Map.of("sharegpt", "sharegpt", "atif", "atif", "anthropic", "anthropic");

  @TestFactory
  Stream<DynamicTest> lines() {
    return TraceForms.ALL.stream()
        .map(form -> dynamicTest(form.key(), () -> checkLines(form, form.styles().get(0))));
  }

  private static void checkLines(TraceForm form, ArgumentStyle style) {
    Converted converted = written(form, style);
    assertLines(converted.rows(), FOLDER + form.key() + ".jsonl");
    StringBuilder told = new StringBuilder(converted.leftOut());
    converted
        .counts()
        .rows()
        .remarks()
        .forEach(
            (remark, count) -> told.append(remark.key()).append(' ').append(count).append('\n'));
    assertLines(told.toString(), FOLDER + form.key() + ".left_out.jsonl");
  }

  @TestFactory
  Stream<DynamicTest> readsAsTheSameAgain() {
    return TraceForms.ALL.stream()
        .flatMap(
            form ->
                form.styles().stream()
                    .map(
                        style ->
                            dynamicTest(
                                form.key() + " " + style, () -> checkReadsAgain(form, style))));
  }

  private static void checkReadsAgain(TraceForm form, ArgumentStyle style) {
    Converted converted = written(form, style);
    Set<Long> left = new HashSet<>();
    for (String line : converted.leftOut().lines().toList()) {
      left.add(Resources.node(line).fields().get(1).value().number().longValueExact());
    }
    List<String> expected = new ArrayList<>();
    boolean wordsBesideCalls = !form.key().equals("sharegpt");
    boolean oneSystem = !wordsBesideCalls || form.key().equals("anthropic");
    List<String> in = Resources.lines(FOLDER + "in.jsonl");
    for (int i = 0; i < in.size(); i++) {
      if (!left.contains(i + 1L)) {
        expected.add(said("openai_messages_with_images", in.get(i), wordsBesideCalls, oneSystem));
      }
    }
    String format = READ_AS.getOrDefault(form.key(), "openai_messages_with_images");
    List<String> again =
        converted
            .rows()
            .lines()
            .map(line -> said(format, line, wordsBesideCalls, oneSystem))
            .toList();
    assertThat(again).isNotEmpty().containsExactlyElementsOf(expected);
  }

  /** What a conversation says, and with which tools. */
  private static String said(
      String format, String line, boolean wordsBesideCalls, boolean oneSystem) {
    Node node = Resources.node(line);
    Origin origin = new Origin("t", 1);
    Trace trace =
        format.equals("anthropic")
            ? new Talk().given(node).trace(node, origin, Optional.empty())
            : (Trace) LineItems.first(Formats.named(format).orElseThrow(), node, origin);
    ConversationHash hash = new ConversationHash().clear();
    List<Message> messages = oneSystem ? oneSystem(trace.messages()) : trace.messages();
    for (Message message : messages) {
      boolean silent = message.callsTools() && !wordsBesideCalls;
      hash.add(silent ? message.with(Content.none()) : message);
    }
    Optional<Node> tools = trace.tools().flatMap(found -> ToolList.of(List.of(found)));
    return messages.size()
        + " "
        + hash.high()
        + " "
        + hash.low()
        + " "
        + tools.map(Node::canonical).orElse("");
  }

  /** The messages, of which those of the system are one. */
  private static List<Message> oneSystem(List<Message> messages) {
    List<Message> all = new ArrayList<>();
    for (Message message : messages) {
      boolean joins = all.size() == 1 && message.role() == Role.SYSTEM;
      String before = joins ? all.remove(0).content().text() + "\n\n" : "";
      all.add(joins ? message.with(new Content.Text(before + message.content().text())) : message);
    }
    return all;
  }

  private static Converted written(TraceForm form, ArgumentStyle style) {
    ConvertSettings settings =
        new ConvertSettings(
            Formats.MESSAGES,
            form.hasThoughts() ? ReadPolicy.USUAL.with(ReasoningPolicy.KEEP) : ReadPolicy.USUAL,
            Turns.EVERY,
            Task.QUESTION_ANSWERING,
            DataVersion.V0,
            SystemPrompts.KEEP,
            1,
            TokenizerKind.JACKSON,
            1,
            Optional.of(new FormSettings(form, style)));
    String in = Resources.text(FOLDER + "in.jsonl");
    return Converted.of(Resources.lines("in.jsonl", in.getBytes(StandardCharsets.UTF_8)), settings);
  }

  private static void assertLines(String actual, String path) {
    if (Boolean.getBoolean("record")) {
      Resources.record(path, actual);
      return;
    }
    assertThat(actual).isEqualTo(Resources.text(path));
  }
}
