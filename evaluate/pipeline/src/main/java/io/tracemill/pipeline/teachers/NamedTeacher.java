package io.tracemill.pipeline.teachers;

import io.tracemill.answer.RecordedModel;
import io.tracemill.ask.Decoding;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.pipeline.files.Sha256;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.teach.Teacher;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whoever an entry of {@code teachers.yaml} names.
 *
 * <p>Of a server it is known without asking it what answers depend on; a model's directory has to
 * be loaded once for that.
 */
final class NamedTeacher implements Teacher, Closeable {
  private final TeacherEntry entry;
  private final Teachers.Opening opening;
  private Optional<Known> known = Optional.empty();
  private Optional<OpenModel> kept = Optional.empty();

  /** What is known of a model that was open. */
  private record Known(Map<String, String> identity, TemplateFeatures template) {}

  NamedTeacher(TeacherEntry entry, Teachers.Opening opening) {
    this.entry = entry;
    this.opening = opening;
  }

  @Override
  public String name() {
    return entry.name();
  }

  @Override
  public Map<String, String> identity() throws IOException {
    if (entry.kind() instanceof TeacherEntry.Endpoint endpoint) {
      Map<String, String> identity = new TreeMap<>();
      identity.put("model", endpoint.model().orElse(entry.name()));
      identity.put("extra", endpoint.extra());
      return identity;
    }
    return entry.kind() instanceof TeacherEntry.Answers recorded
        ? RecordedModel.identity(Sha256.of(recorded.file()))
        : known().identity();
  }

  @Override
  public TemplateFeatures template() throws IOException {
    return entry.kind() instanceof TeacherEntry.Directory
        ? known().template()
        : TemplateFeatures.ALL;
  }

  private Known known() throws IOException {
    if (known.isEmpty()) {
      open().close();
    }
    return known.orElseThrow();
  }

  @Override
  public Decoding decoding() {
    return new Decoding(entry.maxTokens(), 0, 1, opening.seed(), List.of());
  }

  /**
   * A server stays open until the run ends: what was learned of it is not learned again, and its
   * connections are kept. A model's directory takes memory, and is closed by whoever asked for it.
   */
  @Override
  public OpenModel open() throws IOException {
    if (kept.isPresent()) {
      return new Lent(kept.get());
    }
    ModelSettings settings = ModelSettings.of(new ModelName.Entry(entry)).spelledAsText();
    OpenModel model = opening.models().open(settings, opening.listener());
    known = Optional.of(new Known(model.identity(), model.template()));
    if (entry.kind() instanceof TeacherEntry.Endpoint) {
      kept = Optional.of(model);
      return new Lent(model);
    }
    return model;
  }

  @Override
  public void close() throws IOException {
    if (kept.isPresent()) {
      kept.get().close();
      kept = Optional.empty();
    }
  }

  /** A model that stays open. */
  private record Lent(OpenModel model) implements OpenModel {
    @Override
    public Generator generator() {
      return model.generator();
    }

    @Override
    public Map<String, String> identity() {
      return model.identity();
    }

    @Override
    public List<String> doubts() {
      return model.doubts();
    }
  }
}
