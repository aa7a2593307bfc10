package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import java.time.Instant;

/** A model: a name under which uploads are gathered. */
public record ModelEntry(Id id, String name, Instant createdAt) implements Entry {

  static ModelEntry read(Node node) {
    MetaFields fields = new MetaFields(node);
    return new ModelEntry(fields.id("id"), fields.text("name"), fields.time("created_at"));
  }

  @Override
  public void addTo(JsonText json) {
    json.name("id").value(id.text());
    json.name("name").value(name);
    json.name("created_at").value(Outside.text(createdAt));
  }
}
