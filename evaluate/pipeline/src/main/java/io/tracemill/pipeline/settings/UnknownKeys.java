package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.pipeline.settings.Setting.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Warns of keys that mean nothing, once all sections have been read. */
final class UnknownKeys {
  /** So near to a key that matters that a key which need not concern traces is a slip. */
  private static final int SLIP = 2;

  private final Section.Source source;
  private final List<Section> closed;
  private final Section open;

  /**
   * Keys of some sections.
   *
   * @param closed sections all of whose keys are known
   * @param open one with more keys than concern traces
   */
  UnknownKeys(Section.Source source, List<Section> closed, Section open) {
    this.source = source;
    this.closed = closed;
    this.open = open;
  }

  void report() {
    for (Section section : closed) {
      for (Entry entry : section.entries()) {
        if (!section.known().contains(entry.key())) {
          warn(section, entry, advice(section, entry.key()));
        }
      }
    }
    for (Entry entry : open.entries()) {
      slip(entry.key()).ifPresent(meant -> warn(open, entry, "; did you mean " + meant + "?"));
    }
  }

  private void warn(Section section, Entry entry, String advice) {
    source
        .problems()
        .warning(source.file(), entry.line(), section.path(entry.key()), "unknown key" + advice);
  }

  private String advice(Section section, String key) {
    Optional<Section> home =
        Stream.concat(closed.stream(), Stream.of(open))
            .filter(other -> other != section && other.known().contains(key))
            .findFirst();
    return home.map(other -> "; it belongs in " + place(other))
        .orElseGet(() -> Nearest.question(key, section.known()));
  }

  private static String place(Section section) {
    return section.name().isEmpty() ? "the top of the file" : section.name();
  }

  private Optional<String> slip(String key) {
    return open.known().contains(key)
        ? Optional.empty()
        : Nearest.to(key, open.known()).filter(meant -> Nearest.distance(key, meant) <= SLIP);
  }
}
