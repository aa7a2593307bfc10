package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.platform.Id;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands that begin with {@code teacher-evaluation}. */
final class EvaluationCommands {
  /** Their second words, in the order of the help. */
  static final List<String> NAMES =
      List.of("create-from-dataset", "status", "metrics", "download-predictions");

  private static final Option ID = PlatformOptions.id("The id of a teacher evaluation.");

  private EvaluationCommands() {}

  static Optional<Subcommand> named(String name, World world) {
    Inquiry about = new Inquiry(world, "teacher-evaluation", ID, EvaluationCommands::id);
    return switch (name) {
      case "create-from-dataset" -> Optional.of(create(world));
      case "status" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how far an evaluation is: JOB_RUNNING until it ends in JOB_SUCCESS or"
                      + " JOB_FAILURE.",
                  JobKind.TEACHER_EVALUATION::status));
      case "metrics" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how good the teacher was on the test set.",
                  JobKind.TEACHER_EVALUATION::metrics));
      case "download-predictions" -> Optional.of(predictions(world));
      default -> Optional.empty();
    };
  }

  private static Id id(Given given) {
    return PlatformOptions.id(
        given, "teacher evaluation", "tracemill teacher-evaluation create-from-dataset says it");
  }

  private static Verb create(World world) {
    HelpText help =
        HelpText.ofJob(
            "create-from-dataset",
            "Has the teacher that a dataset's config names answer its test set.",
            "  tracemill teacher-evaluation create-from-dataset DATASET-ID",
            "  tracemill teacher-evaluation create-from-dataset DATASET-ID -c other.yaml");
    List<Option> own = List.of(DatasetCommands.ID, DatasetCommands.CONFIG);
    return new Verb(
        world,
        help,
        Option.all(own, PlatformOptions.WAITING, PlatformOptions.with()),
        EvaluationCommands::begin);
  }

  private static void begin(Opened opened, Given given, Terminal terminal) throws Exception {
    Optional<Path> config = TracesCommands.file(given, "config");
    Node answer = opened.platform().datasets().evaluate(DatasetCommands.id(given), config);
    String made = " " + Uploads.of(answer);
    AcceptedJob.Next next =
        new AcceptedJob.Next(
            "tracemill teacher-evaluation status" + made + " says how far it is",
            "tracemill teacher-evaluation download-predictions" + made);
    new AcceptedJob(opened, JobKind.TEACHER_EVALUATION, answer, next)
        .tell("Processing started. Teacher evaluation ID:", given, terminal);
  }

  private static Verb predictions(World world) {
    String usual = "-teacher-evaluation-predictions.jsonl";
    HelpText help =
        HelpText.of(
            "download-predictions",
            "Writes what the teacher answered for each row of the test set.",
            "the evaluation has not succeeded, or nobody to ask; nothing was written",
            "  tracemill teacher-evaluation download-predictions ID --file-name teacher.jsonl");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.fileName("ID" + usual)),
        (opened, given, terminal) -> {
          Id id = id(given);
          Downloads.predictions(
              opened.platform().datasets().evaluationPredictions(id), id + usual, given, terminal);
        });
  }
}
