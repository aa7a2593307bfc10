package io.tracemill.infer.tokenizer;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;

/** A tokenizer like Llama 2's: a BPE of letters, and tokens for the bytes of all else. */
final class Sentencepiece {
  private Sentencepiece() {}

  static String json() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("version").value("1.0");
    json.name("added_tokens").beginArray();
    int id = 0;
    for (String token : new String[] {"<unk>", "<s>", "</s>"}) {
      json.beginObject().name("id").value(id++).name("content").value(token);
      json.name("single_word").value(false).name("lstrip").value(false).name("rstrip").value(false);
      json.name("normalized").value(false).name("special").value(true).endObject();
    }
    json.endArray().name("normalizer").beginObject().name("type").value("Sequence");
    json.name("normalizers").beginArray().beginObject().name("type").value("Prepend");
    json.name("prepend").value("\u2581").endObject();
    replace(json, " ", "\u2581").endArray().endObject();
    json.name("decoder").beginObject().name("type").value("Sequence").name("decoders").beginArray();
    replace(json, "\u2581", " ").beginObject().name("type").value("ByteFallback").endObject();
    json.beginObject().name("type").value("Fuse").endObject();
    json.beginObject().name("type").value("Strip").name("content").value(" ").name("start");
    json.value(1).name("stop").value(0).endObject().endArray().endObject();
    json.name("model").beginObject().name("type").value("BPE").name("unk_token").value("<unk>");
    json.name("fuse_unk").value(true).name("byte_fallback").value(true).name("vocab");
    json.beginObject().name("<unk>").value(0).name("<s>").value(1).name("</s>").value(2);
    for (int value = 0; value < 256; value++) {
      String hex = "0123456789ABCDEF";
      json.name("<0x" + hex.charAt(value >> 4) + hex.charAt(value & 15) + ">").value(id++);
    }
    for (String token : "\u2581 a b c h i \u2581a \u2581b \u2581\u2581".split(" ")) {
      json.name(token).value(id++);
    }
    json.endObject().name("merges").beginArray();
    json.value("\u2581 a").value("\u2581 b").value("\u2581 \u2581");
    return json.endArray().endObject().endObject().toString();
  }

  private static JsonText replace(JsonText json, String from, String to) {
    json.beginObject().name("type").value("Replace").name("pattern").beginObject();
    json.name("String").value(from).endObject().name("content").value(to);
    return json.endObject();
  }
}
