package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.Teacher;
import java.util.List;
import java.util.OptionalInt;

/**
 * Who decides about answers, and how.
 *
 * @param members at least one; no two have the same name
 * @param arbiter decides where they do not
 * @param includesOriginal whether the recorded answer is one of the candidates
 * @param maxInputLength examples with more characters are not asked about; empty for no limit
 * @param seed draws the order in which the arbiter sees answers
 * @param prompts how examples are asked
 * @param rows how examples become rows
 */
public record CommitteeSettings(
    List<Teacher> members,
    Teacher arbiter,
    boolean includesOriginal,
    Contested contested,
    OptionalInt maxInputLength,
    long seed,
    PromptSettings prompts,
    RowSettings rows,
    PromptFiles files) {

  /** Copies the members. */
  public CommitteeSettings {
    members = List.copyOf(members);
    if (members.isEmpty()
        || members.stream().map(Teacher::name).distinct().count() < members.size()) {
      throw new IllegalArgumentException("at least one member, each of another name");
    }
  }

  SystemPrompts systemPrompts() {
    return rows.systemPrompts();
  }
}
