package io.tracemill.infer.tokenizer;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A byte-level BPE as in GPT-2's paper (Radford et al. 2019), plainly: pieces by its pattern, bytes
 * as letters, the earliest merge first, all over again. The oracle for tokenizers.
 */
final class PlainBpe {
  /** GPT-2's pattern. */
  private static final Pattern PIECE =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Map<String, Integer> special = new LinkedHashMap<>();

  PlainBpe(Path directory) throws IOException {
    byte[] bytes = Files.readAllBytes(directory.resolve("tokenizer.json"));
    Node file = new Tape().read(Line.of("tokenizer.json", bytes));
    Node model = file.field(Name.of("model"));
    for (Field token : model.field(Name.of("vocab")).fields()) {
      vocabulary.put(token.key(), token.value().number().intValue());
    }
    for (Node merge : model.field(Name.of("merges")).items()) {
      ranks.put(merge.text(), ranks.size());
    }
    for (Node token : file.field(Name.of("added_tokens")).items()) {
      special.put(
          token.field(Name.of("content")).text(), token.field(Name.of("id")).number().intValue());
    }
  }

  List<Integer> tokens(String text) {
    List<Integer> tokens = new ArrayList<>();
    String any = special.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Matcher marks = Pattern.compile(any).matcher(text);
    int at = 0;
    while (marks.find()) {
      addText(text.substring(at, marks.start()), tokens);
      tokens.add(special.get(marks.group()));
      at = marks.end();
    }
    addText(text.substring(at), tokens);
    return tokens;
  }

  private void addText(String text, List<Integer> tokens) {
    Matcher pieces = PIECE.matcher(text);
    while (pieces.find()) {
      List<String> parts = new ArrayList<>();
      for (byte b : pieces.group().getBytes(StandardCharsets.UTF_8)) {
        parts.add(letter(b & 0xff));
      }
      while (merge(parts)) {}
      parts.forEach(part -> tokens.add(vocabulary.get(part)));
    }
  }

  /** Merges the pair that was learnt first, wherever it is first. */
  private boolean merge(List<String> parts) {
    int best = -1;
    int rank = Integer.MAX_VALUE;
    for (int i = 0; i + 1 < parts.size(); i++) {
      Integer known = ranks.get(parts.get(i) + " " + parts.get(i + 1));
      if (known != null && known < rank) {
        best = i;
        rank = known;
      }
    }
    if (best >= 0) {
      parts.set(best, parts.get(best) + parts.remove(best + 1));
    }
    return best >= 0;
  }

  /** Bytes that cannot be seen are letters from U+0100 on. */
  private static String letter(int value) {
    int hidden = 0;
    for (int other = 0; other < value; other++) {
      hidden += isShown(other) ? 0 : 1;
    }
    return String.valueOf((char) (isShown(value) ? value : 256 + hidden));
  }

  private static boolean isShown(int value) {
    return value > 32 && value < 127 || value > 160 && value != 173;
  }
}
