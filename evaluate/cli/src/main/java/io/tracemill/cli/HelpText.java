package io.tracemill.cli;

import java.util.List;

/**
 * What the help of a command says that is made of a few words and no class of its own.
 *
 * @param success when it ends with 0
 * @param failure when it ends with 1
 */
record HelpText(
    String name, String description, String success, String failure, List<String> examples) {

  static HelpText of(String name, String description, String failure, String... examples) {
    return new HelpText(name, description, "success", failure, List.of(examples));
  }

  /** Of one that begins a job. */
  static HelpText ofJob(String name, String description, String... examples) {
    return new HelpText(
        name,
        description,
        "it was accepted and, where it was waited for, processed",
        "it was not; the reason is told",
        List.of(examples));
  }
}
