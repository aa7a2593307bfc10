package io.tracemill.trace;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a message says: a text, several parts of text and images, or nothing.
 *
 * <p>What was recorded stays where it stands in its line ({@link Json}) and holds until the next
 * line is read; it is copied to rows without being decoded. What stands in no line is a {@link
 * Text} or {@link Parts}, and holds for good.
 */
public sealed interface Content {

  /** Nothing: absent, or null. */
  static Content none() {
    return None.NONE;
  }

  /** Whether it is one text, rather than parts or nothing. */
  boolean isString();

  /** Its parts, in order; none where it is a text. */
  List<Part> parts();

  /** Its parts, of which a text is one. */
  default List<Part> asParts() {
    return isString() ? List.of(new Part.Text(json())) : parts();
  }

  /** Its JSON, as OpenAI's messages have it: a string, an array of parts, or null. */
  Slice json();

  /** Whether it is nothing. */
  default boolean isNone() {
    return false;
  }

  /** Whether it is a text, or has parts of text only. */
  default boolean isText() {
    return isString() || parts().stream().allMatch(part -> part.text().isPresent());
  }

  /** Each text in it, a JSON string. */
  default List<Slice> texts() {
    if (isString()) {
      return List.of(json());
    }
    List<Slice> texts = new ArrayList<>();
    for (Part part : parts()) {
      part.text().ifPresent(texts::add);
    }
    return texts;
  }

  /** What it says: its texts, a line each. */
  default String text() {
    return texts().stream().map(Slice::text).collect(Collectors.joining("\n"));
  }

  /** What it says as a JSON string. */
  default Slice quoted() {
    return isString() ? json() : new JsonWriter().string(text()).slice();
  }

  /** Whether it has no text but white space. */
  default boolean isBlank() {
    return text().isBlank();
  }

  /** Whether it is nothing, or blank texts: an image is something. */
  default boolean isSilent() {
    if (isString()) {
      return isBlank();
    }
    for (Part part : parts()) {
      if (part.text().filter(text -> text.text().isBlank()).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many characters (code points) its texts have. */
  default long characters() {
    if (isString()) {
      return json().characters();
    }
    long characters = 0;
    for (Slice text : texts()) {
      characters += text.characters();
    }
    return characters;
  }

  /** Its JSON as a value. */
  default Node node() {
    return Node.of(json().toString());
  }

  /** What was recorded: a string, or an array of parts in OpenAI's dialect. */
  record Json(Node node) implements Content {

    @Override
    public boolean isString() {
      return node.is(Kind.STRING);
    }

    @Override
    public List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      if (node.is(Kind.ARRAY)) {
        node.items().forEach(item -> parts.add(new Part.Json(item)));
      }
      return parts;
    }

    @Override
    public Slice json() {
      return node.raw();
    }

    @Override
    public String text() {
      return isString() ? node.text() : Content.super.text();
    }

    @Override
    public Slice quoted() {
      return isString() ? node.raw() : Content.super.quoted();
    }

    @Override
    public boolean isBlank() {
      return !(isString() && beginsVisibly(node.raw())) && Content.super.isBlank();
    }

    /** Whether a string's first byte shows that it is not blank, as most do: no need to decode. */
    private static boolean beginsVisibly(Slice raw) {
      byte first = raw.bytes()[raw.start() + 1];
      if (first == '\\') {
        byte escaped = raw.bytes()[raw.start() + 2];
        return escaped == '"' || escaped == '\\';
      }
      return first > ' ' ? first != '"' : isLetter(first);
    }

    /** Whether a byte begins a character beyond ASCII that is no white space: U+1680, U+2000.. */
    private static boolean isLetter(byte first) {
      return first < 0 && (first < (byte) 0xe1 || first > (byte) 0xe3);
    }
  }

  /**
   * A text that stands in no line.
   *
   * @param hadThought whether it is what is left of a recorded one without the thought in it
   */
  record Text(String text, boolean hadThought) implements Content {

    /** One that is all that was said. */
    public Text(String text) {
      this(text, false);
    }

    @Override
    public boolean isString() {
      return true;
    }

    @Override
    public List<Part> parts() {
      return List.of();
    }

    @Override
    public Slice json() {
      return new JsonWriter().string(text).slice();
    }
  }

  /** Parts, some of which stand in no line. */
  record Parts(List<Part> parts) implements Content {
    private static final Slice OPEN = Slice.of("[");
    private static final Slice COMMA = Slice.of(",");
    private static final Slice CLOSE = Slice.of("]");

    /** Copies the list. */
    public Parts {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean isString() {
      return false;
    }

    @Override
    public Slice json() {
      JsonWriter json = new JsonWriter().plain(OPEN);
      for (int i = 0; i < parts.size(); i++) {
        if (i > 0) {
          json.plain(COMMA);
        }
        json.copy(parts.get(i).json());
      }
      return json.plain(CLOSE).slice();
    }
  }

  /** Nothing. */
  record None() implements Content {
    private static final None NONE = new None();

    @Override
    public boolean isNone() {
      return true;
    }

    @Override
    public boolean isBlank() {
      return true;
    }

    @Override
    public boolean isSilent() {
      return true;
    }

    @Override
    public boolean isString() {
      return false;
    }

    @Override
    public boolean isText() {
      return false;
    }

    @Override
    public List<Part> parts() {
      return List.of();
    }

    @Override
    public Slice json() {
      return Slice.of("null");
    }
  }
}
