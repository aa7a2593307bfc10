package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;

/**
 * A model whose answers were compared.
 *
 * @param name for people
 * @param file where its predictions are
 * @param rows how many rows it answered
 * @param bad how many lines of the file are no rows
 */
public record ComparedModel(String name, String file, int rows, long bad) {

  /** Adds all of it as an object. */
  void addTo(JsonText json) {
    json.beginObject().name("name").value(name).name("file").value(file);
    json.name("rows").value(rows).name("bad_lines").value(bad).endObject();
  }
}
