package io.tracemill.teach.judge;

import io.tracemill.teach.PromptFile;
import io.tracemill.teach.PromptFiles;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What judges are asked. The places in the files: {@code boundary}, what stands in each line around
 * data; {@code task}, the task's description and its tools; {@code instructions}, what makes an
 * answer good; {@code sections}, the data in their fences.
 */
public record JudgePrompts(PromptFile withReference, PromptFile referenceFree) {
  private static final List<String> PLACES =
      List.of("boundary", "task", "instructions", "sections");

  /**
   * Reads them.
   *
   * @throws java.nio.file.FileSystemException if one cannot be used
   */
  public static JudgePrompts read(PromptFiles files) throws IOException {
    return new JudgePrompts(
        read(files, JudgeMode.WITH_REFERENCE), read(files, JudgeMode.REFERENCE_FREE));
  }

  private static PromptFile read(PromptFiles files, JudgeMode mode) throws IOException {
    return files.read(mode.file(), PLACES, List.of("sections"));
  }

  PromptFile of(JudgeMode mode) {
    return mode == JudgeMode.WITH_REFERENCE ? withReference : referenceFree;
  }

  /** The SHA-256 of each file by its name. */
  public SortedMap<String, String> hashes() {
    return new TreeMap<>(
        Map.of(
            withReference.name(), withReference.sha256(),
            referenceFree.name(), referenceFree.sha256()));
  }
}
