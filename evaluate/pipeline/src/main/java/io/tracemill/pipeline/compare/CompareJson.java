package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;
import java.util.List;

/** Writes a comparison as JSON. */
public final class CompareJson {
  private CompareJson() {}

  /** Adds all as fields of the object that is open. */
  public static void add(
      List<ComparedModel> models, List<ComparedPair> pairs, List<BarCheck> checks, JsonText json) {
    json.name("models").beginArray();
    models.forEach(model -> model.addTo(json));
    json.endArray().name("paired").beginArray();
    pairs.forEach(pair -> pair.addTo(json));
    json.endArray().name("bars").beginArray();
    checks.forEach(check -> check.addTo(json));
    json.endArray();
  }
}
