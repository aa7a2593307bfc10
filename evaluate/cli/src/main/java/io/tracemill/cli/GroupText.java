package io.tracemill.cli;

import java.util.List;

/** What the help of a group of commands says. */
record GroupText(List<String> description, List<String> examples) {

  static GroupText of(CommandGroup group) {
    return switch (group.name()) {
      case "model" -> model();
      case "traces" -> traces();
      case "dataset" -> dataset();
      case "teacher-evaluation" -> evaluation();
      case "upload" -> upload();
      default -> throw new IllegalArgumentException(group.name());
    };
  }

  private static GroupText model() {
    return new GroupText(
        List.of(
            "The platform's commands, on this machine: a model is a name for traces and what comes"
                + " of them; they are kept in a workspace.",
            "model, models and m are the same, and so are list and ls. With --server another"
                + " machine does it."),
        List.of(
            "  tracemill model create banking",
            "  tracemill model upload-traces ID --data ./traces",
            "  tracemill model upload-status ID --output json",
            "  tracemill model download-traces-predictions ID"));
  }

  private static GroupText traces() {
    return new GroupText(
        List.of(
            "Traces that are kept for no model: of them datasets are made, and uploads.",
            "list and ls are the same. With --server another machine does it."),
        List.of(
            "  id=$(tracemill traces upload --traces logs.jsonl -o json | jq -r .id)",
            "  tracemill dataset create-from-traces $id --config config.yaml \\",
            "    --job-description job_description.json"));
  }

  private static GroupText dataset() {
    return new GroupText(
        List.of(
            "Rows for train and test and a pool of traces, under one id. A dataset never changes;"
                + " each step makes another of it.",
            "list and ls are the same. With --server another machine does it."),
        List.of(
            "  tracemill dataset create --data ./banking",
            "  tracemill dataset relabel-traces-test ID",
            "  tracemill dataset relabel-traces-train ID-OF-THAT",
            "  tracemill dataset download ID-OF-THAT"));
  }

  private static GroupText evaluation() {
    return new GroupText(
        List.of(
            "How well a teacher answers the test set of a dataset.",
            "The teacher that the config names is one of teachers.yaml, beside the config or in the"
                + " workspace. With --server another machine does it."),
        List.of(
            "  tracemill teacher-evaluation create-from-dataset DATASET-ID",
            "  tracemill teacher-evaluation metrics ID",
            "  tracemill teacher-evaluation download-predictions ID"));
  }

  private static GroupText upload() {
    return new GroupText(
        List.of(
            "Uploads by their own ids, without a model: traces that are kept, processed into rows"
                + " of data version 1.",
            "upload and seed-dataset are the same. With --server another machine does it."),
        List.of(
            "  tracemill upload create-from-traces TRACES-ID --config config.yaml \\",
            "    --job-description job_description.json",
            "  tracemill upload metrics ID",
            "  tracemill upload download ID"));
  }
}
