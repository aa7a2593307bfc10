package io.tracemill.cli;

import io.tracemill.pipeline.settings.Choices;
import java.util.List;

/** How models are asked that a config names: what commands that ask teachers have in common. */
final class TeacherOptions {
  static final Option TEACHERS =
      Option.text(
          "--teachers",
          "FILE",
          "Says which server, directory or recorded answers each name of a model is.",
          "Default: teachers.yaml beside the config, if it is there; without one no model is asked.");

  /** How they are asked, whoever they are. */
  static final List<Option> ASKING =
      List.of(
          Option.text(
              "--teachers-cache",
              "DIR",
              "Holds the journal of all answers, which runs share. Default: the journal is beside"
                  + " the output."),
          Option.text(
              "--prompts",
              "DIR",
              "Texts in place of Tracemill's own: filter.txt, arbiter.txt, judge.txt and others."),
          Option.text(
              "--teacher-failure",
              "WAY",
              Choices.TEACHER_FAILURES,
              "What to do where a teacher does not answer: ${COMPLETION-CANDIDATES}. Default: stop,"
                  + " and the same command goes on."),
          Option.text("--max-requests", "N", "Never ask more in one run. Default: no limit."));

  static final List<Option> ALL =
      Option.all(
          List.of(TEACHERS),
          ASKING,
          List.of(
              Option.flag(
                  "--estimate", "Count requests and their tokens, ask nothing, and stop.")));

  static final Option WHO_JUDGES =
      Option.text(
          "--judge",
          "NAME",
          "Who judges, by the name in teachers.yaml: gives the verdicts of llm-as-a-judge and"
              + " llm-as-a-judge-reference-free.");

  /** What commands have in common that ask a judge. */
  static final List<Option> JUDGE =
      Option.all(
          List.of(
              WHO_JUDGES,
              Option.text(
                  "--human",
                  "FILE",
                  "What people say of some rows: CSV or JSON Lines with human (good or bad) and row"
                      + " (its line) or question. Tells how far the judge agrees with them, and"
                      + " corrects its mean by its errors.")),
          List.of(
              Option.text(
                  "--teachers",
                  "FILE",
                  "Says who the judge's name is: which server, directory or recorded answers.",
                  "Default: teachers.yaml beside the job description, or else beside"
                      + " PREDICTIONS.")),
          ASKING);

  private TeacherOptions() {}
}
