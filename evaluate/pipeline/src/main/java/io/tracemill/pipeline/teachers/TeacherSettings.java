package io.tracemill.pipeline.teachers;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.teach.OnFailure;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.committee.Contested;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How teachers are asked.
 *
 * @param file empty for {@code teachers.yaml} beside the config, if there is one
 * @param cache a directory with a journal that several runs share; empty for one beside the output
 * @param prompts a directory with texts in place of Tracemill's own
 * @param onFailure what is done where one does not answer
 * @param most how many requests may be made
 * @param contested what becomes of answers about which nobody is sure
 * @param estimate whether requests are only counted
 */
public record TeacherSettings(
    Optional<Path> file,
    Optional<Path> cache,
    Optional<Path> prompts,
    OnFailure onFailure,
    long most,
    Contested contested,
    boolean estimate) {
  /** What a journal in a shared directory is called, and the end of the name of one that is not. */
  static final String JOURNAL = "teachers.journal.jsonl";

  /** As usual. */
  public static final TeacherSettings USUAL =
      new TeacherSettings(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OnFailure.STOP,
          Long.MAX_VALUE,
          Contested.KEEP,
          false);

  /** What was said of the settings. */
  public static TeacherSettings read(RequestValues values) {
    return new TeacherSettings(
        values.path("teachers"),
        values.path("teachers-cache"),
        values.path("prompts"),
        values.constant("teacher-failure", OnFailure.class).orElse(OnFailure.STOP),
        values.count("max-requests", Integer.MAX_VALUE).map(Long::valueOf).orElse(Long.MAX_VALUE),
        values.constant("contested", Contested.class).orElse(Contested.KEEP),
        values.has("estimate"));
  }

  /** Complains where the directory of prompts is not there. */
  public void check(Problems problems) {
    prompts
        .filter(folder -> !Files.isDirectory(folder))
        .ifPresent(folder -> problems.setting("prompts", "no such directory: " + folder));
  }

  /** Whether something was said that is for teachers alone. */
  public boolean isGiven() {
    boolean asking = cache.isPresent() || prompts.isPresent() || contested != Contested.KEEP;
    return asking || estimate || onFailure != OnFailure.STOP || most != Long.MAX_VALUE;
  }

  /** Where the journal of a run is that makes {@code out}. */
  public Path journal(Path out) {
    Path beside = out.toAbsolutePath().normalize();
    return cache
        .map(directory -> directory.resolve(JOURNAL))
        .orElseGet(() -> beside.resolveSibling(beside.getFileName() + "." + JOURNAL));
  }

  /** What teachers are asked, in Tracemill's words or the user's. */
  public PromptFiles words() {
    return prompts.map(PromptFiles::in).orElseGet(PromptFiles::builtIn);
  }
}
