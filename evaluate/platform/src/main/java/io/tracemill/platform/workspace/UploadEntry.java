package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import io.tracemill.trace.DataVersion;
import java.time.Instant;
import java.util.Optional;

/**
 * An upload: one run over traces with one config, or data that was ready.
 *
 * @param model whose it is; empty where it is nobody's
 * @param traces what it is made of; empty where it is data that was ready
 * @param source where it comes from, in the platform's words
 * @param rows the data version of its rows
 */
public record UploadEntry(
    Id id,
    Optional<Id> model,
    Optional<Id> traces,
    String source,
    DataVersion rows,
    Instant createdAt,
    JobState job)
    implements JobEntry<UploadEntry> {
  /** Files of its own were sent with it. */
  public static final String DIRECT = "direct_upload";

  /** It is of traces that were there. */
  public static final String PREPARED = "prepared_traces";

  static UploadEntry read(Node node) {
    MetaFields fields = new MetaFields(node);
    return new UploadEntry(
        fields.id("id"),
        fields.idIfAny("model_id"),
        fields.idIfAny("traces_id"),
        fields.text("source"),
        DataVersion.values()[fields.count("data_version")],
        fields.time("created_at"),
        JobState.read(fields));
  }

  @Override
  public UploadEntry with(JobState state) {
    return new UploadEntry(id, model, traces, source, rows, createdAt, state);
  }

  @Override
  public void addTo(JsonText json) {
    json.name("id").value(id.text());
    model.ifPresent(owner -> json.name("model_id").value(owner.text()));
    traces.ifPresent(from -> json.name("traces_id").value(from.text()));
    json.name("source").value(source);
    json.name("data_version").value(rows.ordinal());
    json.name("created_at").value(Outside.text(createdAt));
    job.addTo(json);
  }
}
