package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
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

  /** Checks the parts in {@code array}, which are then taken as they are, with all they have. */
  void check(Node array) {
    for (Node part : array.items()) {
      Node type = in(part, TYPE).as(Kind.STRING);
      switch (type.text()) {
        case "text" -> Media.check(in(part, TEXT_FIELD).as(Kind.STRING));
        case "image_url" -> image(part, type);
        default -> throw type.failure("expected one of " + allowed + " but found " + type.raw());
      }
    }
  }

  private static Node in(Node part, Name name) {
    return part.peek(name).orElseGet(() -> part.field(name));
  }

  private void image(Node part, Node type) {
    if (this == TEXT) {
      throw type.failure(
          "found an image, which this format does not have;"
              + " read the file as openai_messages_with_images");
    }
    Node image = in(part, IMAGE_URL);
    Optional<Node> url = image.is(Kind.OBJECT) ? image.peek(URL) : Optional.<Node>empty();
    if (url.isPresent() && url.get().is(Kind.STRING)) {
      Media.checkImage(url.get());
    }
  }
}
