package io.tracemill.trace;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/** One of the parts that a message's content consists of: text, an image or other media. */
public sealed interface Part {

  /** Its JSON, as OpenAI's messages have it. */
  Slice json();

  /** What it says, a JSON string; nothing where it is media. */
  Optional<Slice> text();

  /** A part as it was recorded, in OpenAI's dialect. */
  record Json(Node node) implements Part {
    private static final Name TEXT = Name.of("text");

    @Override
    public Slice json() {
      return node.raw();
    }

    @Override
    public Optional<Slice> text() {
      Optional<Node> text = node.is(Kind.OBJECT) ? node.peek(TEXT) : Optional.empty();
      return text.filter(said -> said.is(Kind.STRING)).map(Node::raw);
    }
  }

  /**
   * Text.
   *
   * @param said a JSON string, of a line or of its own
   */
  record Text(Slice said) implements Part {

    /** One that says {@code text}. */
    public static Text of(String text) {
      return new Text(new JsonWriter().string(text).slice());
    }

    @Override
    public Slice json() {
      JsonText json = new JsonText(Layout.COMPACT).beginObject().name("type").value("text");
      return Slice.of(json.name("text").raw(said).endObject().toString());
    }

    @Override
    public Optional<Slice> text() {
      return Optional.of(said);
    }
  }

  /**
   * An image.
   *
   * @param url where it is, or all of it as {@code data:image/png;base64,...}
   */
  record Image(String url) implements Part {

    @Override
    public Slice json() {
      JsonText json = new JsonText(Layout.COMPACT).beginObject().name("type").value("image_url");
      json.name("image_url").beginObject().name("url").value(url).endObject();
      return Slice.of(json.endObject().toString());
    }

    @Override
    public Optional<Slice> text() {
      return Optional.empty();
    }
  }

  /**
   * A sound, a film, a file, or an image that is not in the record or not in its format: only a
   * placeholder of it has a place in rows, or the image.
   *
   * @param what it is, in a word such as {@code audio}
   * @param image it as OpenAI's messages have it, where they can
   * @param refusal what is said where it is not wanted; of several in a conversation the first may
   *     speak for all
   */
  record Media(String what, Optional<Part> image, Optional<DataException> refusal) implements Part {

    /** One that is in no message of OpenAI's. */
    public Media(String what) {
      this(what, Optional.empty(), Optional.empty());
    }

    /** The same with what is said where it is not wanted. */
    public Media refusedBy(DataException refusal) {
      return new Media(what, image, Optional.of(refusal));
    }

    @Override
    public Slice json() {
      return placeholder().json();
    }

    @Override
    public Optional<Slice> text() {
      return Optional.empty();
    }

    /** A text in its place, as {@code [audio]}. */
    public Text placeholder() {
      return Text.of("[" + what + "]");
    }
  }
}
