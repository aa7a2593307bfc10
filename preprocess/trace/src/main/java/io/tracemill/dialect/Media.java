package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.text.Sought;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts that stand for an image, a sound or a file: in a row they would read as if somebody had
 * typed them.
 */
final class Media {
  /** What Langfuse puts in the place of media ("Multi-Modality &amp; Attachments" in its docs). */
  private static final Sought LANGFUSE = new Sought("@@langfuseMedia:type=");

  private static final Pattern REFERENCE =
      Pattern.compile("@@@?langfuseMedia:type=([^|@]*)[^@]*(?:@@@)?");

  private static final Pattern TYPE = Pattern.compile("type=([^|@]*)");

  /** A URL that is all of a file (RFC 2397). */
  private static final Slice DATA = Slice.of("data:");

  private static final Pattern BASE64 =
      Pattern.compile(
          "data:((?:image|audio|video|application)/[\\w.+-]+)(?:;[\\w=.+-]+)*;base64,.*");

  private static final int LONGEST_HEAD = 120;

  private Media() {}

  /**
   * Checks that the string {@code text} is one.
   *
   * @throws DataException if it stands for something else
   */
  static void check(Node text) {
    Optional<DataException> refusal = refusal(text);
    if (refusal.isPresent()) {
      throw refusal.get();
    }
  }

  /** What is said of the string {@code text} where it stands for something else. */
  private static Optional<DataException> refusal(Node text) {
    Slice said = text.raw().unquoted();
    int at = LANGFUSE.in(said);
    if (at >= 0) {
      Matcher type = TYPE.matcher(head(said, at));
      String media = type.find() ? type.group(1) : "media";
      return Optional.of(failure(text, media, "a Langfuse media reference"));
    }
    if (begins(said)) {
      Matcher data = BASE64.matcher(head(said, said.start()));
      if (data.matches()) {
        return Optional.of(failure(text, data.group(1), "a data URL"));
      }
    }
    return Optional.empty();
  }

  /** What the string {@code text} says as {@link #content} has it, and why it may be refused. */
  static Content recorded(Node text) {
    Optional<DataException> refusal = refusal(text);
    return refusal.isPresent() ? refusedBy(refusal.get(), content(text)) : new Content.Json(text);
  }

  /**
   * {@code content} whose first media are refused by {@code refusal}; the same where none are, or
   * they are already.
   */
  static Content refusedBy(DataException refusal, Content content) {
    List<Part> parts = new ArrayList<>(content.parts());
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Part.Media media) {
        if (media.refusal().isPresent()) {
          return content;
        }
        parts.set(i, media.refusedBy(refusal));
        return new Content.Parts(parts);
      }
    }
    return content;
  }

  /**
   * {@code content}, for those who have no place for media in it.
   *
   * @throws DataException if there are any
   */
  static Content refused(Content content) {
    if (content instanceof Content.Parts several) {
      for (Part part : several.parts()) {
        if (part instanceof Part.Media media && media.refusal().isPresent()) {
          throw media.refusal().get();
        }
      }
    }
    return content;
  }

  /** Whether the string {@code text} has a reference to media that are not in the file. */
  static boolean isReference(Node text) {
    return LANGFUSE.in(text.raw()) >= 0;
  }

  /** What the string {@code text} says: text, or media that it stands for, or both in turn. */
  static Content content(Node text) {
    Slice said = text.as(Kind.STRING).raw().unquoted();
    if (LANGFUSE.in(said) >= 0) {
      return references(text.text());
    }
    if (begins(said)) {
      Matcher data = BASE64.matcher(head(said, said.start()));
      if (data.matches()) {
        return new Content.Parts(List.of(new Part.Media(MediaBlocks.word(data.group(1)))));
      }
    }
    return new Content.Json(text);
  }

  private static Content references(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher reference = REFERENCE.matcher(text);
    int from = 0;
    while (reference.find()) {
      addText(text.substring(from, reference.start()), parts);
      parts.add(new Part.Media(MediaBlocks.word(reference.group(1))));
      from = reference.end();
    }
    addText(text.substring(from), parts);
    return new Content.Parts(parts);
  }

  private static void addText(String text, List<Part> parts) {
    if (!text.isBlank()) {
      parts.add(Part.Text.of(text));
    }
  }

  private static boolean begins(Slice said) {
    byte[] bytes = said.bytes();
    for (int i = 0; i < DATA.end(); i++) {
      if (bytes[said.start() + i] != DATA.bytes()[i]) {
        return false;
      }
    }
    return true;
  }

  private static String head(Slice said, int from) {
    return new Slice(said.bytes(), from, Math.min(said.end(), from + LONGEST_HEAD))
        .toString()
        .replace("\\/", "/");
  }

  private static DataException failure(Node text, String type, String form) {
    return text.failure(
        "expected text but found "
            + form
            + ", which stands for media ("
            + type
            + ") and not for what somebody wrote");
  }
}
