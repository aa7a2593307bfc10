package io.tracemill.infer.chat;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which tokens have names: all fields of {@code tokenizer_config.json} that end in {@code
 * _token}, and its {@code extra_special_tokens}. As in the hub's library, {@code
 * special_tokens_map.json} goes before it where the former has no {@code added_tokens_decoder}, as
 * older models have it, and otherwise does not count. A token that is null or empty is not defined.
 */
final class SpecialTokens {
  private static final String SUFFIX = "_token";
  private static final Name DECODER = Name.of("added_tokens_decoder");
  private static final Name EXTRA = Name.of("extra_special_tokens");
  private static final Name CONTENT = Name.of("content");

  private final Map<String, String> tokens = new LinkedHashMap<>();

  private SpecialTokens() {}

  static Map<String, String> of(Optional<Node> tokenizer, Optional<Node> map) {
    SpecialTokens reading = new SpecialTokens();
    tokenizer.ifPresent(reading::add);
    if (tokenizer.flatMap(node -> node.find(DECODER)).isEmpty()) {
      map.ifPresent(reading::add);
    }
    return reading.tokens;
  }

  private void add(Node file) {
    for (Field field : file.fields()) {
      if (field.key().endsWith(SUFFIX)) {
        add(field);
      }
    }
    file.find(EXTRA)
        .filter(extra -> extra.is(Kind.OBJECT))
        .ifPresent(extra -> extra.fields().forEach(this::add));
  }

  private void add(Field field) {
    Node value = field.value();
    if (value.is(Kind.NULL)) {
      tokens.remove(field.key());
    }
    Optional<Node> content = value.is(Kind.OBJECT) ? value.find(CONTENT) : Optional.of(value);
    content
        .filter(text -> text.is(Kind.STRING))
        .map(Node::text)
        .filter(text -> !text.isEmpty())
        .ifPresent(text -> tokens.put(field.key(), text));
  }
}
