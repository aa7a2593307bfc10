package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A dataset: rows for train and test and a pool of traces. It never changes; a job makes another of
 * it.
 *
 * @param origin what it was made of, and how
 * @param teachers the file that says who the models are that its config names
 */
public record DatasetEntry(
    Id id, Origin origin, Optional<Path> teachers, Instant createdAt, JobState job)
    implements JobEntry<DatasetEntry> {

  /**
   * What a dataset was made of.
   *
   * @param traces that are its pool
   * @param parent another dataset
   * @param operation how it was made of its parent, in the platform's word
   * @param smoke whether few traces were to be taken
   */
  public record Origin(
      Optional<Id> traces, Optional<Id> parent, Optional<String> operation, boolean smoke) {
    /** Files were sent. */
    public static final Origin SENT =
        new Origin(Optional.empty(), Optional.empty(), Optional.empty(), false);
  }

  static DatasetEntry read(Node node) {
    MetaFields fields = new MetaFields(node);
    return new DatasetEntry(
        fields.id("id"),
        new Origin(
            fields.idIfAny("parent_prepared_traces_id"),
            fields.idIfAny("parent_dataset_id"),
            fields.textIfAny("operation"),
            fields.flag("smoke")),
        fields.textIfAny("teachers").map(Path::of),
        fields.time("created_at"),
        JobState.read(fields));
  }

  @Override
  public DatasetEntry with(JobState state) {
    return new DatasetEntry(id, origin, teachers, createdAt, state);
  }

  @Override
  public void addTo(JsonText json) {
    addPublic(json);
    if (origin.smoke()) {
      json.name("smoke").value(true);
    }
    teachers.ifPresent(file -> json.name("teachers").value(file.toString()));
    job.addTo(json);
  }

  /** Adds what the platform tells of it. */
  public void addPublic(JsonText json) {
    json.name("id").value(id.text());
    json.name("created_at").value(Outside.text(createdAt));
    json.name("operation");
    origin.operation().ifPresentOrElse(json::value, json::nullValue);
    origin.parent().ifPresent(from -> json.name("parent_dataset_id").value(from.text()));
    origin.traces().ifPresent(from -> json.name("parent_prepared_traces_id").value(from.text()));
  }
}
