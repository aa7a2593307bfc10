package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images, films and sounds beside a conversation of {@link ShareGpt}, each of which a mark in its
 * texts stands for: {@code <image>}. What has no mark is said first by the user.
 */
final class ShareGptMedia {
  private static final Map<Name, String> FIELDS = fields();
  private static final Pattern MARK = Pattern.compile("<(image|video|audio)>");

  private final Deque<Part.Media> waiting = new ArrayDeque<>();

  private static Map<Name, String> fields() {
    Map<Name, String> fields = new LinkedHashMap<>();
    fields.put(Name.of("images"), "image");
    fields.put(Name.of("image"), "image");
    fields.put(Name.of("videos"), "video");
    fields.put(Name.of("audios"), "audio");
    return fields;
  }

  private ShareGptMedia() {}

  /** Puts the media of {@code line} in their places in {@code messages}. */
  static void place(Node line, List<Message> messages) {
    ShareGptMedia media = new ShareGptMedia();
    FIELDS.forEach((name, what) -> line.find(name).ifPresent(field -> media.add(field, what)));
    if (!media.waiting.isEmpty()) {
      messages.replaceAll(media::placed);
      media.placeRest(messages);
    }
  }

  private void add(Node field, String what) {
    if (field.is(Kind.ARRAY)) {
      field.items().forEach(one -> add(one, what, field));
    } else if (field.is(Kind.STRING)) {
      add(field, what, field);
    }
  }

  /** The first speaks for all. */
  private void add(Node one, String what, Node field) {
    Optional<DataException> refusal =
        waiting.isEmpty()
            ? Optional.of(
                field.failure(
                    DialectReason.MEDIA,
                    "the conversation has media beside its text, which are not read"))
            : Optional.empty();
    waiting.add(new Part.Media(what, image(one, what), refusal));
  }

  private static Optional<Part> image(Node one, String what) {
    String url = one.is(Kind.STRING) ? one.text() : "";
    boolean isUrl = url.startsWith("http:") || url.startsWith("https:") || url.startsWith("data:");
    return what.equals("image") && isUrl ? Optional.of(new Part.Image(url)) : Optional.empty();
  }

  private Message placed(Message message) {
    if (!message.content().isString() || waiting.isEmpty()) {
      return message;
    }
    String text = message.content().text();
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (Matcher mark = MARK.matcher(text); mark.find(); ) {
      Optional<Part.Media> next = next(mark.group(1));
      if (next.isPresent()) {
        addText(text.substring(from, mark.start()), parts);
        parts.add(next.get());
        from = mark.end();
      }
    }
    if (parts.isEmpty()) {
      return message;
    }
    addText(text.substring(from), parts);
    return message.with(new Content.Parts(parts));
  }

  private Optional<Part.Media> next(String what) {
    Optional<Part.Media> next =
        waiting.stream().filter(media -> media.what().equals(what)).findFirst();
    next.ifPresent(waiting::remove);
    return next;
  }

  private static void addText(String text, List<Part> parts) {
    if (!text.isBlank()) {
      parts.add(Part.Text.of(text));
    }
  }

  private void placeRest(List<Message> messages) {
    int first = 0;
    while (first < messages.size() && messages.get(first).role() != Role.USER) {
      first++;
    }
    int place = first < messages.size() ? first : 0;
    if (!waiting.isEmpty() && !messages.isEmpty()) {
      List<Part> parts = new ArrayList<>(waiting);
      parts.addAll(messages.get(place).content().asParts());
      messages.set(place, messages.get(place).with(new Content.Parts(parts)));
    }
  }
}
