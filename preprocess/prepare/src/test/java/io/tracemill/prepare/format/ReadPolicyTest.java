package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.ConvertSettings;
import io.tracemill.prepare.Converted;
import io.tracemill.prepare.form.FormSettings;
import io.tracemill.prepare.form.TraceForm;
import io.tracemill.prepare.form.TraceForms;
import io.tracemill.prepare.output.OpenAiTraces;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Rule;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each policy leaves of thoughts and media, as the dialects have them: {@code {"format",
 * "line"}} a line, and what is read of it or why it is refused. With {@code -Drecord=true} the
 * expected files are written anew.
 */
final class ReadPolicyTest {
  private static final Name FORMAT = Name.of("format");
  private static final Name LINE = Name.of("line");
  private static final String FOLDER = "/policies/";

  @ParameterizedTest
  @EnumSource
  void thoughts(ReasoningPolicy reasoning) {
    check("reasoning", new ReadPolicy(reasoning, MediaPolicy.REJECT, Beside.NOTHING), reasoning);
  }

  @ParameterizedTest
  @EnumSource
  void media(MediaPolicy media) {
    check("media", new ReadPolicy(ReasoningPolicy.DROP, media, Beside.NOTHING), media);
  }

  private static void check(String cases, ReadPolicy policy, Enum<?> name) {
    StringBuilder read = new StringBuilder();
    for (String line : Resources.lines(FOLDER + cases + ".jsonl")) {
      read.append(outcome(line, policy)).append('\n');
    }
    assertLines(read.toString(), FOLDER + cases + "." + name + ".jsonl");
  }

  private static String outcome(String given, ReadPolicy policy) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    try {
      LineItems items = items(given, policy);
      json.name("read").beginArray();
      items.kept().forEach(item -> add((Trace) item, json));
      json.endArray();
      items.dropped().forEach(drop -> json.name("dropped").value(drop.message()));
    } catch (DataException e) {
      json.name("rejected").value(e.reason().key()).name("path").value(e.path());
      json.name("message").value(e.problem());
      e.further().forEach(more -> json.name("further").value(more.path()));
    }
    return json.endObject().toString();
  }

  private static LineItems items(String given, ReadPolicy policy) {
    Node node = Resources.node(given);
    TraceFormat format = Formats.named(node.field(FORMAT).text()).orElseThrow();
    Node line = Resources.node(node.field(LINE).raw().toString());
    return new LineItems(policy).read(format, line, new Origin("t", 1));
  }

  private static void add(Trace trace, JsonText json) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      new OpenAiTraces(SystemPrompts.KEEP).write(trace, line);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    json.value(Resources.node(line.toString(StandardCharsets.US_ASCII)));
    trace.notes().rules().stream().map(Rule::id).sorted().forEach(json::value);
  }

  /** Of the rows of version 0 the questions have a place for thoughts, but not the answers. */
  @ParameterizedTest
  @CsvSource({"V0, DROP", "V0, KEEP", "V0, LAST", "V1, DROP", "V1, KEEP", "V1, LAST"})
  void rows(DataVersion version, ReasoningPolicy reasoning) {
    StringBuilder rows = new StringBuilder();
    for (String line : Resources.lines(FOLDER + "reasoning.jsonl")) {
      Converted converted = converted(line, version, reasoning, Optional.empty());
      rows.append(converted.rows());
      rows.append(converted.counts().rows().remarks()).append('\n');
      rows.append(converted.counts().lines().fieldsLeftOut()).append('\n');
    }
    assertLines(rows.toString(), FOLDER + "rows." + version + "." + reasoning + ".txt");
  }

  /** Whoever asks for thoughts has them from every form that has a place for them. */
  @ParameterizedTest
  @ValueSource(strings = {"openai", "anthropic", "sharegpt", "hf", "messages", "atif"})
  void forms(String key) {
    TraceForm form = TraceForms.named(key).orElseThrow();
    StringBuilder lines = new StringBuilder();
    for (String line : Resources.lines(FOLDER + "reasoning.jsonl")) {
      for (ReasoningPolicy reasoning : ReasoningPolicy.values()) {
        Converted converted = converted(line, DataVersion.V0, reasoning, Optional.of(form));
        lines.append(reasoning).append(' ').append(converted.rows());
        lines.append(converted.leftOut()).append(converted.counts().rows().remarks()).append('\n');
      }
    }
    assertLines(lines.toString(), FOLDER + "form." + key + ".txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openai", "hf", "messages"})
  void keptThoughtsReadAsTheSameAgain(String key) {
    ReadPolicy keep = ReadPolicy.USUAL.with(ReasoningPolicy.KEEP);
    TraceForm form = TraceForms.named(key).orElseThrow();
    for (String line : Resources.lines(FOLDER + "reasoning.jsonl")) {
      Trace first = (Trace) items(line, keep).kept().get(0);
      List<String> before = said(first);
      String written = converted(line, DataVersion.V0, keep.reasoning(), Optional.of(form)).rows();
      Node again = Resources.node(written);
      Trace second =
          (Trace)
              new LineItems(keep).read(Formats.MESSAGES, again, new Origin("t", 1)).kept().get(0);
      assertThat(said(second)).as(line).isEqualTo(before);
    }
  }

  /** What differs in thoughts alone is a duplicate, unless rows show the thoughts. */
  @ParameterizedTest
  @CsvSource({"DROP, true", "KEEP, false", "LAST, false"})
  void duplicates(ReasoningPolicy reasoning, boolean same) {
    ReadPolicy policy = ReadPolicy.USUAL.with(reasoning);
    String one = Resources.lines(FOLDER + "reasoning.jsonl").get(0);
    Trace first = (Trace) items(one, policy).kept().get(0);
    Trace second = (Trace) items(one.replace("Again", "Still"), policy).kept().get(0);
    assertThat(said(first).equals(said(second))).isEqualTo(same);
    ConversationHash words = new ConversationHash();
    assertThat(words.clear().add(first.messages().get(3)).high())
        .isEqualTo(words.clear().add(second.messages().get(3)).high());
  }

  private static List<String> said(Trace trace) {
    List<String> said = new ArrayList<>();
    for (Message message : trace.messages()) {
      ConversationHash hash = new ConversationHash().clear().addShown(message);
      said.add(hash.high() + message.aside().thought().map(t -> " " + t.text()).orElse(""));
    }
    return said;
  }

  private static Converted converted(
      String given, DataVersion version, ReasoningPolicy reasoning, Optional<TraceForm> form) {
    Node node = Resources.node(given);
    ConvertSettings settings =
        new ConvertSettings(
            Formats.named(node.field(FORMAT).text()).orElseThrow(),
            ReadPolicy.USUAL.with(reasoning),
            Turns.EVERY,
            Task.QUESTION_ANSWERING,
            version,
            SystemPrompts.KEEP,
            100_000,
            TokenizerKind.JACKSON,
            1,
            form.map(all -> new FormSettings(all, all.styles().get(0))));
    byte[] line = node.field(LINE).raw().toString().getBytes(StandardCharsets.UTF_8);
    return Converted.of(Resources.lines("t", line), settings);
  }

  private static void assertLines(String actual, String path) {
    if (Boolean.getBoolean("record")) {
      Resources.record(path, actual);
      return;
    }
    assertThat(actual).isEqualTo(Resources.text(path));
  }
}
