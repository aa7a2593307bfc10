package io.tracemill.pipeline.teachers;

import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.teach.Asking;
import io.tracemill.teach.EstimatedAsking;
import io.tracemill.teach.EstimatedAsking.Estimate;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.Teacher;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** The models of a run that are asked about its traces, and the journal of what they answered. */
public final class Teachers implements Closeable {
  private final TeachersFile file;
  private final Opening opening;
  private final SharedJournal journal;
  private final Asking asking;
  private final Optional<EstimatedAsking> estimated;
  private final Map<String, NamedTeacher> byName = new TreeMap<>();

  private Teachers(
      TeachersFile file, Opening opening, TeacherSettings options, SharedJournal journal) {
    this.file = file;
    this.opening = opening;
    this.journal = journal;
    this.estimated =
        options.estimate() ? Optional.of(new EstimatedAsking(journal)) : Optional.empty();
    this.asking =
        estimated.isPresent()
            ? estimated.get()
            : new JournaledAsking(journal, opening.listener(), options.onFailure(), options.most());
  }

  /**
   * How they are opened.
   *
   * @param seed of the draws of those that draw
   */
  public record Opening(Models models, long seed, TeachersListener listener) {}

  /**
   * Has them ready; none is opened before it is asked something that the journal has no answer to.
   *
   * @param journal which is made where it is not there, with the directories that it is in
   * @throws java.nio.file.FileSystemException if another process has the journal
   */
  public static Teachers open(
      TeachersFile file, Opening opening, TeacherSettings options, Path journal)
      throws IOException {
    Path folder = Objects.requireNonNull(journal.toAbsolutePath().getParent());
    // Of a link to a directory Java 17 says that it is there already.
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    return new Teachers(file, opening, options, SharedJournal.open(journal));
  }

  /** The teacher by a name that has an entry. */
  public Teacher named(String name) {
    TeacherEntry entry = file.entries().get(name);
    if (entry == null) {
      throw new IllegalArgumentException("no entry of the name " + name);
    }
    return byName.computeIfAbsent(name, same -> new NamedTeacher(entry, opening));
  }

  /** Asks them. */
  public Asking asking() {
    return asking;
  }

  /**
   * What each would be asked, where that is only counted; otherwise nothing.
   *
   * @param further how many more requests a teacher may get that depend on answers
   */
  public List<TeacherEstimate> estimates(ToLongFunction<String> further) {
    List<TeacherEstimate> all = new ArrayList<>();
    if (estimated.isPresent()) {
      Map<String, Estimate> counted = new LinkedHashMap<>();
      estimated.get().estimates().forEach(each -> counted.put(each.teacher(), each));
      byName.keySet().forEach(name -> counted.putIfAbsent(name, Estimate.none(name)));
      for (Estimate each : counted.values()) {
        TeacherEntry entry = Objects.requireNonNull(file.entries().get(each.teacher()));
        all.add(TeacherEstimate.of(each, entry, further.applyAsLong(each.teacher())));
      }
    }
    return all;
  }

  @Override
  public void close() throws IOException {
    try (journal) {
      for (NamedTeacher teacher : byName.values()) {
        teacher.close();
      }
    }
  }
}
