package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parts a message's content may have, where it is an array of parts. */
enum PartKinds {
  TEXT("[text]"),
  TEXT_AND_IMAGES("[text, image_url]");

  private static final Name TYPE = Name.of("type");
  private static final Name TEXT_FIELD = Name.of("text");
  private static final Name IMAGE_URL = Name.of("image_url");
  private static final Name URL = Name.of("url");

  private final String allowed;

  PartKinds(String allowed) {
    this.allowed = allowed;
  }

  /**
   * The content of the parts in {@code array}, which are taken as they are, with all they have.
   * Media that are none of these parts are there, too, with why they may be refused.
   *
   * @throws io.tracemill.json.DataException if there is anything else
   */
  Content content(Node array) {
    List<Part> parts = new ArrayList<>();
    boolean media = false;
    for (Node part : array.items()) {
      Content read = part(part);
      media |= !(read instanceof Content.Json);
      parts.addAll(read instanceof Content.Json ? List.of(new Part.Json(part)) : read.parts());
    }
    return media ? new Content.Parts(parts) : new Content.Json(array);
  }

  /** The part as it is, or what it is instead. */
  private Content part(Node part) {
    Node type = in(part, TYPE).as(Kind.STRING);
    return switch (type.text()) {
      case "text" -> Media.recorded(in(part, TEXT_FIELD).as(Kind.STRING));
      case "image_url" -> image(part, type);
      default ->
          MediaBlocks.recorded(
              part, type.failure("expected one of " + allowed + " but found " + type.raw()));
    };
  }

  private static Node in(Node part, Name name) {
    return part.peek(name).orElseGet(() -> part.field(name));
  }

  private Content image(Node part, Node type) {
    if (this == TEXT) {
      return MediaBlocks.recorded(
          part,
          type.failure(
              "found an image, which this format does not have;"
                  + " read the file as openai_messages_with_images"));
    }
    Node image = in(part, IMAGE_URL);
    Optional<Node> url = image.is(Kind.OBJECT) ? image.peek(URL) : Optional.<Node>empty();
    if (url.isPresent() && url.get().is(Kind.STRING) && Media.isReference(url.get())) {
      return MediaBlocks.recorded(
          part,
          url.get().failure("the image is not in the file: found a Langfuse media reference"));
    }
    return new Content.Json(part);
  }
}
