package io.tracemill.bench.checkpoint;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A byte-level BPE (Sennrich et al. 2016) of any number of tokens: the 256 bytes, pairs of small
 * letters, pairs of these pairs, and the special tokens last.
 *
 * <p>Merges are shuffled, not learned: a token is about three letters of English, where learned
 * ones are four or five.
 */
final class RandomTokenizer {
  /** The special tokens; the first two end answers. */
  static final List<String> SPECIAL = List.of("<|endoftext|>", "<|im_end|>", "<|im_start|>");

  /** As the hub's Qwen tokenizers cut text into words. */
  private static final String WORDS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** How a space is shown. */
  private static final char SPACE = '\u0120';

  private final Map<String, Integer> tokens = new LinkedHashMap<>();
  private final List<String> merges = new ArrayList<>();
  private final int ordinary;

  RandomTokenizer(int vocabulary, long seed) {
    ordinary = vocabulary - SPECIAL.size();
    addBytes();
    Random random = new Random(seed);
    List<String> letters = new ArrayList<>();
    for (char letter = 'a'; letter <= 'z'; letter++) {
      letters.add(String.valueOf(letter));
    }
    List<String> starts = new ArrayList<>(letters);
    starts.add(String.valueOf(SPACE));
    List<String> pairs = merge(starts, letters, random);
    List<String> inner = pairs.stream().filter(pair -> pair.charAt(0) != SPACE).toList();
    merge(pairs, inner, random);
    if (tokens.size() < ordinary) {
      throw new IllegalArgumentException(vocabulary + " tokens are more than are made");
    }
  }

  /** Bytes are shown as GPT-2 does (Radford et al. 2019): unprintable ones from U+0100 on. */
  private void addBytes() {
    int next = 256;
    for (int value = 0; value < 256; value++) {
      boolean shown = value > 32 && value < 127 || value > 160 && value != 173;
      tokens.put(String.valueOf((char) (shown ? value : next++)), tokens.size());
    }
  }

  /** Adds each left with each right in random order until there are enough tokens. */
  private List<String> merge(List<String> lefts, List<String> rights, Random random) {
    int[] order = new int[lefts.size() * rights.size()];
    for (int i = 0; i < order.length; i++) {
      int swapped = random.nextInt(i + 1);
      order[i] = order[swapped];
      order[swapped] = i;
    }
    List<String> made = new ArrayList<>();
    for (int i = 0; i < order.length && tokens.size() < ordinary; i++) {
      String left = lefts.get(order[i] / rights.size());
      String right = rights.get(order[i] % rights.size());
      merges.add(left + " " + right);
      tokens.put(left + right, tokens.size());
      made.add(left + right);
    }
    return made;
  }

  /** The number of a special token. */
  int special(String token) {
    return ordinary + SPECIAL.indexOf(token);
  }

  /** {@code tokenizer.json}. */
  String json() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject().name("version").value("1.0");
    json.name("truncation").nullValue().name("padding").nullValue();
    json.name("added_tokens").beginArray();
    SPECIAL.forEach(token -> added(json, token));
    json.endArray().name("normalizer").beginObject().name("type").value("NFC").endObject();
    json.name("pre_tokenizer").beginObject().name("type").value("Sequence");
    json.name("pretokenizers").beginArray().beginObject().name("type").value("Split");
    json.name("pattern").beginObject().name("Regex").value(WORDS).endObject();
    json.name("behavior").value("Isolated").name("invert").value(false).endObject();
    byteLevel(json).endArray().endObject();
    byteLevel(json.name("post_processor"));
    byteLevel(json.name("decoder"));
    json.name("model").beginObject().name("type").value("BPE").name("dropout").nullValue();
    json.name("unk_token").nullValue().name("continuing_subword_prefix").nullValue();
    json.name("end_of_word_suffix").nullValue().name("fuse_unk").value(false);
    json.name("byte_fallback").value(false).name("vocab").beginObject();
    tokens.forEach((token, id) -> json.name(token).value(id));
    json.endObject().name("merges").beginArray();
    merges.forEach(json::value);
    return json.endArray().endObject().endObject().toString();
  }

  private void added(JsonText json, String token) {
    json.beginObject().name("id").value(special(token)).name("content").value(token);
    json.name("single_word").value(false).name("lstrip").value(false);
    json.name("rstrip").value(false).name("normalized").value(false);
    json.name("special").value(true).endObject();
  }

  private static JsonText byteLevel(JsonText json) {
    json.beginObject().name("type").value("ByteLevel").name("add_prefix_space").value(false);
    return json.name("trim_offsets").value(false).name("use_regex").value(false).endObject();
  }
}
