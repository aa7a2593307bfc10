package io.tracemill.pipeline.teachers;

import io.tracemill.json.JsonText;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who judged predictions.
 *
 * @param words the SHA-256 of what it was asked, by the name of the file
 */
public record JudgeRecord(String judge, Map<String, String> words) {

  /** Copies the hashes, sorted. */
  public JudgeRecord {
    words = Collections.unmodifiableMap(new TreeMap<>(words));
  }

  /** Adds an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("name").value(judge).name("prompt_sha256").beginObject();
    words.forEach((file, hash) -> text.name(file).value(hash));
    text.endObject().endObject();
  }
}
