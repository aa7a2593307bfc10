package io.tracemill.cli;

import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Platform;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commands that begin with {@code traces}. */
final class TracesCommands {
  /** Their second words, in the order of the help. */
  static final List<String> NAMES =
      List.of("upload", "list", "show", "status", "download", "download-metadata");

  static final Option ID = PlatformOptions.id("The id of prepared traces.");
  private static final String UNKNOWN = "there are no such traces, or nobody to ask";

  private TracesCommands() {}

  static Optional<Subcommand> named(String name, World world) {
    return switch (name) {
      case "upload" -> Optional.of(upload(world));
      case "list" -> Optional.of(list(world));
      case "show" -> Optional.of(show(world));
      case "status" -> Optional.of(status(world));
      case "download" -> Optional.of(download(world));
      case "download-metadata" -> Optional.of(downloadMetadata(world));
      default -> Optional.empty();
    };
  }

  /** The traces that are asked for. */
  static Id id(Given given) {
    return PlatformOptions.id(given, "prepared traces called", "tracemill traces list");
  }

  private static Verb upload(World world) {
    HelpText help =
        HelpText.of(
            "upload",
            "Keeps traces, of which datasets and uploads can be made. Says their id.",
            "they were not accepted; the reason is told",
            "  tracemill traces upload --traces logs.jsonl");
    return new Verb(
        world,
        help,
        PlatformOptions.with(
            Option.text("--traces", "FILE", "The traces.").as(Option.Presence.REQUIRED),
            Option.text("--config", "FILE", "A config for uploads that are made of them."),
            Option.text("--job-description", "FILE", "A job description for the same.")),
        TracesCommands::keep);
  }

  private static void keep(Opened opened, Given given, Terminal terminal) throws Exception {
    Path traces = file(given, "traces").orElseThrow();
    Node answer =
        opened
            .platform()
            .datasets()
            .keepTraces(traces, file(given, "config"), file(given, "job-description"));
    Id id = Uploads.of(answer);
    terminal.answer(answer, "Prepared traces created. ID: " + id);
    terminal.note(
        NextStep.next("tracemill dataset create-from-traces " + id + " makes a dataset of them"));
  }

  /** A file that an option names, which is there. */
  static Optional<Path> file(Given given, String setting) {
    Optional<Path> file = given.of(setting).map(Path::of);
    if (file.isPresent() && !Files.isRegularFile(file.get())) {
      Problems problems = new Problems();
      RequiredFile.missing(file.get().toString(), problems);
      throw problems.exception();
    }
    return file;
  }

  private static Verb list(World world) {
    HelpText help =
        HelpText.of(
            "list",
            "Lists all traces that are kept, the newest first.",
            "the platform could not be asked",
            "  tracemill traces list --output json | jq -r '.[].id'");
    return new Verb(
        world,
        help,
        PlatformOptions.with(),
        (opened, given, terminal) -> {
          Node all = opened.platform().datasets().traces();
          String none = "no traces; tracemill traces upload --traces FILE keeps some";
          terminal.answer(all, terminal.json() ? "" : PlatformText.list(all, none));
        });
  }

  private static Verb show(World world) {
    HelpText help =
        HelpText.of(
            "show",
            "Shows what is known of traces that are kept.",
            UNKNOWN,
            "  tracemill traces show ID");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID),
        (opened, given, terminal) -> {
          Node answer = told(opened, given);
          terminal.answer(answer, terminal.json() ? "" : ModelTables.panel(answer));
        });
  }

  private static Node told(Opened opened, Given given) throws Exception {
    return opened.platform().datasets().traces(id(given));
  }

  private static Verb status(World world) {
    HelpText help =
        HelpText.of(
            "status",
            "Says whether traces are ready, which they are once they are kept.",
            UNKNOWN,
            "  tracemill traces status ID --output json | jq -r .status");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID),
        (opened, given, terminal) -> {
          Node answer = PlatformText.only(told(opened, given), "status");
          terminal.answer(answer, terminal.json() ? "" : ModelTables.panel(answer));
        });
  }

  private static Verb download(World world) {
    HelpText help =
        HelpText.of(
            "download",
            "Writes traces into a directory, as they were sent.",
            UNKNOWN + "; nothing was written",
            "  tracemill traces download ID --destination banking");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.destination("ID-traces")),
        (opened, given, terminal) -> {
          Platform platform = opened.platform();
          Datasets datasets = platform.datasets();
          Id id = id(given);
          List<Download> files = datasets.tracesFiles(id);
          Downloads.directory(
              "Traces", files, Downloads.directory(given, id + "-traces"), terminal);
        });
  }

  private static Verb downloadMetadata(World world) {
    HelpText help =
        HelpText.of(
            "download-metadata",
            "Writes what is known of traces into a directory: metadata.json.",
            UNKNOWN + "; nothing was written",
            "  tracemill traces download-metadata ID");
    return new Verb(
        world,
        help,
        PlatformOptions.with(ID, Downloads.destination("ID-metadata")),
        (opened, given, terminal) -> {
          byte[] json =
              (IndentedJson.of(told(opened, given)) + "\n").getBytes(StandardCharsets.UTF_8);
          Path directory = Downloads.directory(given, id(given) + "-metadata");
          Download file = new Download("metadata.json", () -> new ByteArrayInputStream(json));
          Downloads.directory("Metadata", List.of(file), directory, terminal);
        });
  }
}
