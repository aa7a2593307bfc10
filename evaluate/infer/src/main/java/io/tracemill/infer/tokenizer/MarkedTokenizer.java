package io.tracemill.infer.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.tokenizer.SpecialSpellings.Place;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model's tokenizer that recognises special tokens only where it is told that they are; where a
 * text spells others, they are text.
 *
 * <p>It is the tokenizer of the model's file, but for how its special tokens are spelled: between
 * two {@link #MARK}s, which no text may hold.
 */
final class MarkedTokenizer implements Closeable {
  /** A character that Unicode keeps out of texts. */
  static final char MARK = '\ufdd0';

  private final HuggingFaceTokenizer tokenizer;
  private final Map<Integer, Integer> own = new HashMap<>();
  private final Set<Integer> special = new HashSet<>();

  private MarkedTokenizer(HuggingFaceTokenizer tokenizer, List<AddedToken> added) {
    this.tokenizer = tokenizer;
    for (AddedToken token : added) {
      if (token.special()) {
        special.add(token.id());
      }
      long[] ids = ids(token.special() ? marked(token.content()) : token.content());
      if (ids.length == 1) {
        own.put(Math.toIntExact(ids[0]), token.id());
      }
    }
  }

  /** Of the file of a tokenizer that opens. */
  static MarkedTokenizer open(TokenizerFile file, Map<String, String> options) throws IOException {
    Node json = file.json();
    byte[] bytes = respelled(json).getBytes(StandardCharsets.UTF_8);
    HuggingFaceTokenizer opened =
        HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), options);
    return new MarkedTokenizer(opened, AddedToken.all(json));
  }

  private static String respelled(Node file) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (Field field : file.fields()) {
      text.name(field.key());
      if (field.key().equals(AddedToken.LIST.toString())) {
        text.beginArray();
        field.value().items().forEach(token -> respelled(token, text));
        text.endArray();
      } else {
        text.value(field.value());
      }
    }
    return text.endObject().toString();
  }

  private static void respelled(Node token, JsonText text) {
    boolean special = AddedToken.isSpecial(token);
    text.beginObject();
    for (Field field : token.fields()) {
      text.name(field.key());
      if (special && field.key().equals(AddedToken.CONTENT.toString())) {
        text.value(marked(field.value().text()));
      } else {
        text.value(field.value());
      }
    }
    text.endObject();
  }

  private static String marked(String content) {
    return MARK + content + MARK;
  }

  /**
   * The tokens of {@code text}, in which the special tokens are those at {@code places}, in order;
   * nothing where the tokenizer cannot write it so.
   */
  Optional<Tokens> tokens(String text, List<Place> places) {
    if (text.indexOf(MARK) >= 0) {
      return Optional.empty();
    }
    StringBuilder marked = new StringBuilder(text.length() + 2 * places.size());
    int at = 0;
    for (Place place : places) {
      marked.append(text, at, place.start());
      marked.append(marked(text.substring(place.start(), place.end())));
      at = place.end();
    }
    long[] ids = ids(marked.append(text, at, text.length()).toString());
    int[] tokens = new int[ids.length];
    int found = 0;
    for (int i = 0; i < ids.length; i++) {
      int id = Math.toIntExact(ids[i]);
      tokens[i] = own.getOrDefault(id, id);
      found += special.contains(tokens[i]) ? 1 : 0;
    }
    return found == places.size() ? Optional.of(Tokens.of(tokens)) : Optional.empty();
  }

  private long[] ids(String text) {
    return tokenizer.encode(text, false, false).getIds();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
