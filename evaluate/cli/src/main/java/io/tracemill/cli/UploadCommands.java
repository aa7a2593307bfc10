package io.tracemill.cli;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands that begin with {@code upload}: about an upload by its own id. */
final class UploadCommands {
  /** Their second words, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "create-from-traces",
          "status",
          "logs",
          "metrics",
          "download",
          "download-traces-predictions");

  private static final Option ID = PlatformOptions.id("The id of an upload.");

  private UploadCommands() {}

  static Optional<Subcommand> named(String name, World world) {
    Inquiry about = new Inquiry(world, "upload", ID, UploadCommands::id);
    return switch (name) {
      case "create-from-traces" -> Optional.of(create(world));
      case "status" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how far an upload is: JOB_RUNNING until it ends in JOB_SUCCESS,"
                      + " JOB_FAILURE or JOB_STOPPED.",
                  (platform, id) -> PlatformText.only(platform.uploadStatus(id), "status")));
      case "logs" ->
          Optional.of(
              about.verb(
                  name, "Shows what was said while it was processed.", Platform::uploadLogs));
      case "metrics" ->
          Optional.of(
              about.verb(
                  name,
                  "Says how good the original model was on the test set.",
                  UploadCommands::metrics));
      case "download" -> Optional.of(download(world));
      case "download-traces-predictions" -> Optional.of(predictions(world));
      default -> Optional.empty();
    };
  }

  private static Id id(Given given) {
    return PlatformOptions.id(given, "upload", "tracemill upload create-from-traces says it");
  }

  private static Node metrics(Platform platform, Id id) throws IOException {
    Node whole = platform.uploadStatus(id);
    String status = whole.field(Name.of("status")).text();
    if (!status.equals("JOB_SUCCESS")) {
      throw new RefusedException(Refusal.CONFLICT, "upload " + id + " is " + status);
    }
    return PlatformText.only(
        whole, "base_model_performance", "base_model_predictions_download_url");
  }

  private static Verb create(World world) {
    HelpText help =
        HelpText.ofJob(
            "create-from-traces",
            "Has traces that are kept processed into rows of data version 1: an upload.",
            "  tracemill upload create-from-traces TRACES-ID --config config.yaml \\",
            "    --job-description job_description.json");
    List<Option> own =
        List.of(
            TracesCommands.ID,
            Option.text(
                "-c, --config", "FILE", "A config in place of that which was sent with them."),
            Option.text("--job-description", "FILE", "Likewise for the job description."));
    return new Verb(
        world,
        help,
        Option.all(own, PlatformOptions.WAITING, PlatformOptions.with()),
        UploadCommands::begin);
  }

  private static void begin(Opened opened, Given given, Terminal terminal) throws Exception {
    Node answer =
        opened
            .platform()
            .datasets()
            .process(
                TracesCommands.id(given),
                TracesCommands.file(given, "config"),
                TracesCommands.file(given, "job-description"));
    String made = " " + Uploads.of(answer);
    AcceptedJob.Next next =
        new AcceptedJob.Next(
            "tracemill upload status" + made + " says how far it is",
            "tracemill upload download" + made);
    new AcceptedJob(opened, JobKind.UPLOAD, answer, next)
        .tell("Processing started. Upload ID:", given, terminal);
  }

  private static Verb download(World world) {
    HelpText help =
        HelpText.of(
            "download",
            "Writes the processed files of an upload into a directory.",
            "the upload has not succeeded, or nobody to ask; nothing was written",
            "  tracemill upload download ID --destination banking");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.destination("ID-data")),
        (opened, given, terminal) -> {
          Id id = id(given);
          List<Download> files = opened.platform().data(id);
          Path directory = Downloads.directory(given, id + "-data");
          Downloads.directory("Data", files, directory, terminal);
        });
  }

  private static Verb predictions(World world) {
    String usual = "-traces-predictions.jsonl";
    HelpText help =
        HelpText.of(
            "download-traces-predictions",
            "Writes what the original model answered for each row of the test set.",
            "the upload has not succeeded, or nobody to ask; nothing was written",
            "  tracemill upload download-traces-predictions ID");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.fileName("ID" + usual)),
        (opened, given, terminal) -> {
          Id id = id(given);
          Downloads.predictions(opened.platform().predictions(id), id + usual, given, terminal);
        });
  }
}
