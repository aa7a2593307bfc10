package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * Prepared traces: files as they were sent, which never change.
 *
 * @param model whose they are; empty where they are nobody's
 * @param teachers the file that says who the models are that a config names; it stays where it is,
 *     for what it names lies beside it
 */
public record TracesEntry(Id id, Optional<Id> model, Optional<Path> teachers, Instant createdAt)
    implements Entry {

  static TracesEntry read(Node node) {
    MetaFields fields = new MetaFields(node);
    return new TracesEntry(
        fields.id("id"),
        fields.idIfAny("model_id"),
        fields.textIfAny("teachers").map(Path::of),
        fields.time("created_at"));
  }

  @Override
  public void addTo(JsonText json) {
    json.name("id").value(id.text());
    model.ifPresent(owner -> json.name("model_id").value(owner.text()));
    teachers.ifPresent(file -> json.name("teachers").value(file.toString()));
    json.name("created_at").value(Outside.text(createdAt));
  }
}
