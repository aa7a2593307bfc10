package io.tracemill.pipeline.teachers;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RelevanceMode;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.teach.judge.JudgeMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is asked what in a run: what the config wants, as far as there are entries for it.
 *
 * @param filter who says how relevant traces are
 * @param relabelling who relabels
 * @param judge who judges predictions
 */
public record TeachingPlan(
    TeachersFile file,
    Optional<String> filter,
    Optional<RelabellingPlan> relabelling,
    Optional<String> judge) {
  private static final String TEACHER = "trace_processing.teacher_model_name";
  private static final String COMMITTEE = "trace_processing.relabelling_committee_models";
  private static final String JUDGE = "evaluation.llm_as_a_judge_model_name";

  /**
   * A committee.
   *
   * @param members at least one
   */
  public record RelabellingPlan(List<String> members, String arbiter) {
    /** Copies the members. */
    public RelabellingPlan {
      members = List.copyOf(members);
    }
  }

  /**
   * What {@code settings} want of the teachers in {@code file}.
   *
   * @return a plan all the same where a problem says that a name has no entry
   */
  public static TeachingPlan of(RunSettings settings, TeachersFile file, Problems problems) {
    TeachingPlan rows = ofRows(settings, file, problems);
    return new TeachingPlan(file, rows.filter, rows.relabelling, judge(settings, file, problems));
  }

  /** The same where rows are made and nothing is judged. */
  public static TeachingPlan ofRows(RunSettings settings, TeachersFile file, Problems problems) {
    RunSettings.TraceProcessing traces = settings.traceProcessing();
    String teacher = traces.relabelling().teacherModel();
    boolean relabels = traces.relabelling().relabel();
    boolean filters =
        traces.relevance().filtering()
            && traces.relevance().mode(file.has(teacher)) != RelevanceMode.EVIDENCE;
    List<String> committee = relabels ? committee(traces.relabelling()) : List.of();
    committee.forEach(name -> file.entry(name, COMMITTEE, problems));
    if (relabels || filters) {
      file.entry(teacher, TEACHER, problems);
    }
    List<String> members = committee.isEmpty() ? List.of(teacher) : committee;
    return new TeachingPlan(
        file,
        filters ? Optional.of(teacher) : Optional.empty(),
        relabels ? Optional.of(new RelabellingPlan(members, teacher)) : Optional.empty(),
        Optional.empty());
  }

  private static List<String> committee(RunSettings.Relabelling relabelling) {
    return relabelling.committee().orElse(List.of()).stream().distinct().toList();
  }

  /**
   * Nobody where no metric of the task is a judge's; one that only follows the teacher is none
   * where it has no entry.
   */
  private static Optional<String> judge(
      RunSettings settings, TeachersFile file, Problems problems) {
    if (JudgeMode.ofTask(settings.base().task()).isEmpty()) {
      return Optional.empty();
    }
    String name = settings.evaluation().judgeModel();
    boolean named = !name.equals(settings.base().teacherModel());
    return file.has(name) || named
        ? file.entry(name, JUDGE, problems).map(TeacherEntry::name)
        : Optional.empty();
  }

  /** Who gets what, a line for each, and first of all what leaves this machine. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (TeacherEntry entry : used()) {
      if (entry.kind() instanceof TeacherEntry.Endpoint served && served.leavesMachine()) {
        lines.add(
            "LEAVES THIS MACHINE: "
                + served.address().getHost()
                + " gets "
                + what(entry.name())
                + " ("
                + entry.name()
                + ")");
      }
    }
    for (TeacherEntry entry : used()) {
      lines.add("asks " + entry.name() + " (" + entry.place() + "): " + what(entry.name()));
    }
    return lines;
  }

  private String what(String name) {
    List<String> what = new ArrayList<>();
    filter.filter(name::equals).ifPresent(all -> what.add("every trace, to filter"));
    relabelling.ifPresent(
        who -> {
          if (who.members().contains(name)) {
            what.add("every chosen prompt, to answer it anew");
          }
          if (who.arbiter().equals(name)) {
            what.add("chosen prompts and answers where members differ, to choose");
          }
        });
    judge.filter(name::equals).ifPresent(all -> what.add("every prediction, to judge it"));
    return String.join("; ", what);
  }

  /** The entries that are used, by name, each once. */
  public List<TeacherEntry> used() {
    List<String> names = new ArrayList<>();
    filter.ifPresent(names::add);
    relabelling.ifPresent(
        plan -> {
          names.addAll(plan.members());
          names.add(plan.arbiter());
        });
    judge.ifPresent(names::add);
    Map<String, TeacherEntry> used = new LinkedHashMap<>();
    names.forEach(
        name -> Optional.ofNullable(file.entries().get(name)).ifPresent(e -> used.put(name, e)));
    return List.copyOf(used.values());
  }
}
