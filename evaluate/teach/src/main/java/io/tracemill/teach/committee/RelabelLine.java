package io.tracemill.teach.committee;

import io.tracemill.ask.journal.RequestKey;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of {@code relabel.jsonl}: {@code key}, {@code line} and {@code path} of the trace, {@code
 * turn}, {@code by}, {@code changed}, {@code candidates} with their groups, which are the same
 * where they mean the same, or why they are invalid, {@code chosen}, what the {@code arbiter}
 * chose, and the {@code answer} where it is another one.
 */
record RelabelLine(Node node) {
  /** Behind the key, the line, a short path and the turn. */
  private static final int HEAD = 200;

  private static final String UNCHANGED = "\"changed\":false";
  private static final String CONTESTED = "\"by\":\"" + ChosenBy.CONTESTED.key() + "\"";
  private static final Name BY = Name.of("by");
  private static final Name ANSWER = Name.of("answer");
  private static final Name CANDIDATES = Name.of("candidates");
  private static final Name CHOSEN = Name.of("chosen");
  private static final Name FROM = Name.of("from");
  private static final Name GROUP = Name.of("group");
  private static final Name INVALID = Name.of("invalid");
  private static final Name REPAIRS = Name.of("repairs");

  /** By what the line of an answer is found. */
  static RequestKey key(Example example) {
    Origin origin = example.trace().origin();
    Fingerprint hash = new Fingerprint().add(Slice.of(origin.source())).add(origin.line());
    hash.add(Slice.of(origin.path())).add(example.turn());
    return new RequestKey(hash.high(), hash.low());
  }

  /** Adds all fields but the key. */
  static void write(Example example, Relabelled relabelled, JsonText text) {
    Origin origin = example.trace().origin();
    Optional<String> replacement = relabelled.replacement();
    text.name("line").value(origin.line());
    if (!origin.isWholeLine()) {
      text.name("path").value(origin.path());
    }
    text.name("turn").value(example.turn());
    text.name(BY.toString()).value(relabelled.by().key());
    text.name("changed").value(replacement.isPresent());
    candidates(relabelled, text.name(CANDIDATES.toString()).beginArray());
    relabelled.chosen().ifPresent(chosen -> text.name(CHOSEN.toString()).value(chosen));
    if (!relabelled.arbiter().isEmpty()) {
      text.name("arbiter").beginArray();
      for (Optional<Integer> choice : relabelled.arbiter()) {
        choice.ifPresentOrElse(text::value, text::nullValue);
      }
      text.endArray();
    }
    replacement.ifPresent(answer -> text.name(ANSWER.toString()).raw(Slice.of(answer)));
  }

  private static void candidates(Relabelled relabelled, JsonText text) {
    for (Candidate candidate : relabelled.candidates()) {
      text.beginObject().name(FROM.toString()).value(candidate.from());
      if (candidate instanceof Candidate.Valid valid) {
        text.name(GROUP.toString()).value(HexFormat.of().toHexDigits(valid.group()));
        if (!valid.repairs().isEmpty()) {
          text.name(REPAIRS.toString()).beginArray();
          valid.repairs().forEach(repair -> text.value(repair.key()));
          text.endArray();
        }
        text.name("message").raw(Slice.of(valid.message()));
      } else if (candidate instanceof Candidate.Invalid invalid) {
        text.name(INVALID.toString()).value(invalid.reason());
        text.name("detail").value(invalid.detail());
      }
      text.endObject();
    }
    text.endArray();
  }

  /**
   * Whether a line says that the recorded answer stays and nobody contests it, as most do: seen
   * without reading all of it, for quotes inside a JSON string have a backslash before them.
   */
  static boolean isPlain(byte[] line) {
    String head = new String(line, 0, Math.min(HEAD, line.length), StandardCharsets.ISO_8859_1);
    return head.contains(UNCHANGED) && !head.contains(CONTESTED);
  }

  /** Writes the whole line. */
  void writeTo(OutputStream out) throws IOException {
    Slice line = node.raw();
    out.write(line.bytes(), line.start(), line.length());
    out.write('\n');
  }

  /** How the answer was chosen. */
  ChosenBy by() {
    return ChosenBy.valueOf(node.field(BY).text().toUpperCase(Locale.ROOT));
  }

  /** The answer in place of the recorded one; holds for good. */
  Optional<Message> answer() {
    return answerJson()
        .map(
            json -> {
              List<Message> read = new ArrayList<>(1);
              ItemReaders.OPENAI_ANSWER.read(Node.of(json), read);
              Message answer = read.get(0);
              return answer.with(answer.aside().withoutThought());
            });
  }

  /** The same as JSON. */
  Optional<String> answerJson() {
    return node.find(ANSWER).map(json -> json.raw().toString());
  }

  /** The place of the chosen candidate. */
  Optional<Integer> chosen() {
    return node.find(CHOSEN).map(place -> place.number().intValueExact());
  }

  /** A candidate as far as it is counted. */
  record Counted(
      String from, Optional<Integer> group, Optional<String> invalid, List<String> repairs) {}

  /** All candidates, in order. */
  List<Counted> candidates() {
    List<Counted> all = new ArrayList<>();
    for (Node each : node.field(CANDIDATES).items()) {
      List<String> repairs = new ArrayList<>();
      each.find(REPAIRS)
          .filter(list -> list.is(Kind.ARRAY))
          .ifPresent(list -> list.items().forEach(repair -> repairs.add(repair.text())));
      all.add(
          new Counted(
              each.field(FROM).text(),
              each.find(GROUP).map(group -> HexFormat.fromHexDigits(group.text())),
              each.find(INVALID).map(Node::text),
              repairs));
    }
    return all;
  }
}
