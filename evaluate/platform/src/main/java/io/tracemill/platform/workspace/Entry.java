package io.tracemill.platform.workspace;

import io.tracemill.json.JsonText;
import io.tracemill.platform.Id;
import java.time.Instant;
import java.util.Comparator;

/** Something that a workspace keeps, as its {@code meta.json} tells it. */
public interface Entry {
  /** The newest first, in an order that never changes. */
  Comparator<Entry> NEWEST_FIRST =
      Comparator.comparing(Entry::createdAt).thenComparing(entry -> entry.id().text()).reversed();

  /** What it is called. */
  Id id();

  /** When it was accepted. */
  Instant createdAt();

  /** Adds its fields to an object. */
  void addTo(JsonText json);
}
