package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Part;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Images, sounds and files in messages, whichever vendor wrote them. */
public final class MediaBlocks {
  private static final Name TYPE = Name.of("type");
  private static final Name URL = Name.of("url");
  private static final Name IMAGE_URL = Name.of("image_url");

  /** What may hold the rest: Anthropic's, Gemini's, Bedrock's. */
  private static final List<Name> INNER =
      List.of(
          Name.of("source"),
          Name.of("inlineData"),
          Name.of("inline_data"),
          Name.of("fileData"),
          Name.of("file_data"),
          Name.of("image"),
          Name.of("file"),
          Name.of("document"),
          Name.of("video"));

  private static final List<Name> MIMES =
      List.of(
          Name.of("media_type"),
          Name.of("mediaType"),
          Name.of("mimeType"),
          Name.of("mime_type"),
          Name.of("modality"));

  private static final List<Name> DATA =
      List.of(
          Name.of("url"),
          Name.of("image_url"),
          Name.of("data"),
          Name.of("image"),
          Name.of("content"),
          Name.of("uri"),
          Name.of("fileUri"),
          Name.of("file_uri"),
          Name.of("bytes"));

  private MediaBlocks() {}

  /**
   * The content that {@code block} is where media are not expected.
   *
   * @param refusal why it may be refused
   * @throws DataException {@code refusal}, if it is no media
   */
  public static Content recorded(Node block, DataException refusal) {
    if (BlockKind.of(block) != BlockKind.MEDIA) {
      throw refusal;
    }
    return new Content.Parts(List.of(refusable(of(block), refusal)));
  }

  private static Part.Media refusable(Part part, DataException refusal) {
    return part instanceof Part.Media media
        ? media.refusedBy(refusal)
        : new Part.Media("image", Optional.of(part), Optional.of(refusal));
  }

  /** The part that {@code block}, which is media, is. */
  static Part of(Node block) {
    Optional<Node> image = block.peek(IMAGE_URL);
    if (image.isPresent() && isOpenAi(image.get())) {
      return new Part.Json(block);
    }
    Node inner = inner(block);
    String mime = first(inner, MIMES).or(() -> first(block, MIMES)).map(Node::text).orElse("");
    String what = what(block, mime);
    if (!what.equals("image")) {
      return new Part.Media(what);
    }
    Optional<Node> data = first(inner, DATA);
    if (data.isEmpty() || Media.isReference(data.get())) {
      return new Part.Media(what);
    }
    String said = data.get().text();
    boolean isUrl =
        said.startsWith("http:") || said.startsWith("https:") || said.startsWith("data:");
    if (isUrl) {
      return new Part.Image(said);
    }
    String type = mime.contains("/") ? mime : "image/png";
    return said.contains(":")
        ? new Part.Media(what)
        : new Part.Image("data:" + type + ";base64," + said);
  }

  private static boolean isOpenAi(Node image) {
    Optional<Node> url = image.is(Kind.OBJECT) ? image.peek(URL) : Optional.empty();
    return url.filter(node -> node.is(Kind.STRING) && !Media.isReference(node)).isPresent();
  }

  private static Node inner(Node block) {
    for (Name name : INNER) {
      Optional<Node> inner = block.peek(name).filter(node -> node.is(Kind.OBJECT));
      if (inner.isPresent()) {
        block.find(name);
        return inner(inner.get());
      }
    }
    return block;
  }

  private static Optional<Node> first(Node object, List<Name> names) {
    for (Name name : names) {
      Optional<Node> found = object.peek(name).filter(node -> node.is(Kind.STRING));
      if (found.isPresent()) {
        return object.find(name);
      }
    }
    return Optional.empty();
  }

  /** A word for it: by its media type, or by what the block says it is. */
  private static String what(Node block, String mime) {
    String type = block.peek(TYPE).filter(node -> node.is(Kind.STRING)).map(Node::text).orElse("");
    String word = mime.isEmpty() ? type : mime;
    return word(word.isEmpty() ? block.fields().get(0).key() : word);
  }

  /** A word for what a media type or the like names. */
  static String word(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    for (String word : List.of("image", "audio", "video")) {
      if (lower.contains(word)) {
        return word;
      }
    }
    return "file";
  }
}
