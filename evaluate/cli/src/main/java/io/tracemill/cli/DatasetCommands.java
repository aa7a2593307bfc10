package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Relabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands that begin with {@code dataset}; what makes one of another is a job. */
final class DatasetCommands {
  /** Their second words, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "create",
          "create-from-traces",
          "relabel-traces-test",
          "relabel-traces-train",
          "list",
          "show",
          "status",
          "logs",
          "metrics",
          "sample",
          "download",
          "download-metadata");

  static final Option ID = PlatformOptions.id("The id of a dataset.");
  static final Option CONFIG =
      Option.text("-c, --config", "FILE", "A config in place of that of the dataset.");
  private static final String UNREADY = "there is none, it is not ready, or nobody to ask";
  private static final int USUAL_COUNT = 100;

  private DatasetCommands() {}

  static Optional<Subcommand> named(String name, World world) {
    return switch (name) {
      case "create" -> Optional.of(create(world));
      case "create-from-traces" -> Optional.of(createFromTraces(world));
      case "relabel-traces-test" ->
          Optional.of(relabel(world, Relabel.Operation.RELABEL_TRACES_TEST, "test"));
      case "relabel-traces-train" ->
          Optional.of(relabel(world, Relabel.Operation.RELABEL_TRACES_TRAIN, "train"));
      case "list" -> Optional.of(list(world));
      case "download" -> Optional.of(download(world));
      case "download-metadata" -> Optional.of(downloadMetadata(world));
      default -> question(name, new Inquiry(world, "dataset", ID, DatasetCommands::id));
    };
  }

  private static Optional<Subcommand> question(String name, Inquiry about) {
    return switch (name) {
      case "show" ->
          Optional.of(
              about.verb(
                  name,
                  "Shows of what a dataset was made, and how far it is.",
                  (platform, id) -> platform.datasets().dataset(id)));
      case "status" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how far a dataset is: JOB_RUNNING until it ends in JOB_SUCCESS or"
                      + " JOB_FAILURE.",
                  JobKind.DATASET::status));
      case "logs" ->
          Optional.of(
              about.verb(
                  name,
                  "Shows what was said while a dataset was made, and at its end what was counted.",
                  (platform, id) -> platform.datasets().logs(id)));
      case "metrics" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how many bytes of train, test and traces a dataset holds.",
                  JobKind.DATASET::metrics));
      case "sample" ->
          Optional.of(
              about.verb(
                  name,
                  "Shows the first rows to train on.",
                  (platform, id) -> platform.datasets().sample(id)));
      default -> Optional.empty();
    };
  }

  /** The dataset that is asked for. */
  static Id id(Given given) {
    return PlatformOptions.id(given, "dataset", "tracemill dataset list");
  }

  private static Verb create(World world) {
    HelpText help =
        HelpText.of(
            "create",
            "Keeps files as a dataset, which is ready at once.",
            "it was not accepted; the reason is told",
            "  tracemill dataset create --data banking");
    Option data =
        Option.text(
            "--data",
            "DIR",
            "Holds config.yaml (.yml, .json), job_description.json, and perhaps traces.jsonl,"
                + " train.jsonl and test.jsonl.");
    return new Verb(
        world,
        help,
        PlatformOptions.with(data.as(Option.Presence.REQUIRED)),
        (opened, given, terminal) -> {
          DatasetFiles files = files(Path.of(given.of("data").orElseThrow()));
          created(opened.platform().datasets().create(files), terminal);
        });
  }

  private static DatasetFiles files(Path directory) {
    Problems problems = new Problems();
    if (Files.isDirectory(directory)) {
      GivenData.SETTINGS.forEach(file -> file.check(directory, problems));
      problems.throwIfAny();
    }
    Optional<DatasetFiles> files = DatasetFiles.find(directory, problems);
    problems.throwIfAny();
    return files.orElseThrow();
  }

  private static void created(Node answer, Terminal terminal) throws Exception {
    Id id = Uploads.of(answer);
    terminal.answer(answer, "Dataset created. ID: " + id);
    terminal.note(
        NextStep.next(
            "tracemill dataset relabel-traces-test "
                + id
                + " makes a test set of its traces, relabel-traces-train rows to train on"));
  }

  private static Verb createFromTraces(World world) {
    HelpText help =
        HelpText.of(
            "create-from-traces",
            "Makes a dataset without rows, whose pool are traces that are kept.",
            "it was not accepted; the reason is told",
            "  tracemill dataset create-from-traces TRACES-ID --config config.yaml \\",
            "    --job-description job_description.json");
    return new Verb(
        world,
        help,
        PlatformOptions.with(
            TracesCommands.ID,
            Option.text("-c, --config", "FILE", "Its config.").as(Option.Presence.REQUIRED),
            Option.text("--job-description", "FILE", "Its job description.")
                .as(Option.Presence.REQUIRED)),
        (opened, given, terminal) -> {
          Path config = TracesCommands.file(given, "config").orElseThrow();
          Path job = TracesCommands.file(given, "job-description").orElseThrow();
          Datasets datasets = opened.platform().datasets();
          created(datasets.createFromTraces(TracesCommands.id(given), config, job), terminal);
        });
  }

  private static Verb relabel(World world, Relabel.Operation operation, String split) {
    String name = "relabel-traces-" + split;
    HelpText help =
        HelpText.ofJob(
            name,
            "Makes rows for " + split + " of traces of a dataset's pool: another dataset.",
            "  tracemill dataset " + name + " ID",
            "  tracemill dataset " + name + " ID --smoke --config config.yaml");
    List<Option> own =
        List.of(
            ID,
            Option.flag("--smoke", "Take a few traces only, to see whether all goes well."),
            CONFIG,
            Option.text("--job-description", "FILE", "Likewise for the job description."));
    return new Verb(
        world,
        help,
        Option.all(own, PlatformOptions.WAITING, PlatformOptions.with()),
        (opened, given, terminal) -> relabel(operation, opened, given, terminal));
  }

  private static void relabel(
      Relabel.Operation operation, Opened opened, Given given, Terminal terminal) throws Exception {
    Relabel how =
        new Relabel(
            operation,
            given.has("smoke"),
            TracesCommands.file(given, "config"),
            TracesCommands.file(given, "job-description"));
    Node answer = opened.platform().datasets().relabel(id(given), how);
    String child = " " + Uploads.of(answer);
    AcceptedJob.Next next =
        new AcceptedJob.Next(
            "tracemill dataset status" + child + " says how far it is",
            "tracemill dataset download" + child + "; its logs say what was counted");
    new AcceptedJob(opened, JobKind.DATASET, answer, next)
        .tell("Processing started. Dataset ID:", given, terminal);
  }

  private static Verb list(World world) {
    HelpText help =
        HelpText.of(
            "list",
            "Lists datasets, the newest first.",
            "the platform could not be asked",
            "  tracemill dataset list --count 10",
            "  tracemill dataset list --output json | jq -r '.[].id'");
    return new Verb(
        world,
        help,
        PlatformOptions.with(
            Option.whole("--start", "N", "How many to leave out. Default: 0."),
            Option.whole("--count", "N", "How many to show at most. Default: 100.")),
        (opened, given, terminal) -> {
          int start = number(given, "start", 0);
          int count = number(given, "count", USUAL_COUNT);
          Node all = opened.platform().datasets().datasets(start, count);
          String none = "no datasets; tracemill dataset create --data DIR makes one";
          terminal.answer(all, terminal.json() ? "" : PlatformText.list(all, none));
        });
  }

  private static int number(Given given, String setting, int usual) {
    int number = given.of(setting).map(Integer::parseInt).orElse(usual);
    if (number < 0) {
      throw PlatformOptions.use("`" + setting + "`: expected at least 0 but found " + number);
    }
    return number;
  }

  private static boolean isSetting(Download file) {
    return GivenData.SETTINGS.stream().anyMatch(each -> each.names().contains(file.name()));
  }

  private static Verb download(World world) {
    HelpText help =
        HelpText.of(
            "download",
            "Writes the rows and traces of a dataset into a directory.",
            UNREADY + "; nothing was written",
            "  tracemill dataset download ID --destination banking");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.destination("ID-data")),
        (opened, given, terminal) -> {
          Id id = id(given);
          List<Download> all = opened.platform().datasets().files(id);
          List<Download> data = all.stream().filter(file -> !isSetting(file)).toList();
          Downloads.directory("Data", data, Downloads.directory(given, id + "-data"), terminal);
        });
  }

  private static Verb downloadMetadata(World world) {
    HelpText help =
        HelpText.of(
            "download-metadata",
            "Writes the config and the job description of a dataset into a directory.",
            UNREADY + "; nothing was written",
            "  tracemill dataset download-metadata ID");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.destination("ID-metadata")),
        (opened, given, terminal) -> {
          Id id = id(given);
          List<Download> all = opened.platform().datasets().files(id);
          List<Download> settings = all.stream().filter(DatasetCommands::isSetting).toList();
          Path directory = Downloads.directory(given, id + "-metadata");
          Downloads.directory("Metadata", settings, directory, terminal);
        });
  }
}
