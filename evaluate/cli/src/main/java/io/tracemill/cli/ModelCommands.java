package io.tracemill.cli;

import java.util.List;
import java.util.Optional;

/** The commands that begin with {@code model}: the platform's own. */
final class ModelCommands {
  /** Their second words, in the order of the help. */
  static final List<String> NAMES =
      List.of(
          "create",
          "list",
          "show",
          "upload-traces",
          "upload-status",
          "reprocess-traces",
          "stop-upload",
          "download-traces-predictions",
          "download-data",
          "upload-data",
          "process-uploads");

  private ModelCommands() {}

  static Optional<Subcommand> named(String name, World world) {
    return switch (name) {
      case "create" -> Optional.of(new ModelCreateCommand(world));
      case "list" -> Optional.of(new ModelListCommand(world));
      case "show" -> Optional.of(new ModelShowCommand(world));
      case "upload-traces" -> Optional.of(new UploadTracesCommand(world));
      case "upload-status" -> Optional.of(new UploadStatusCommand(world));
      case "reprocess-traces" -> Optional.of(new ReprocessTracesCommand(world));
      case "stop-upload" -> Optional.of(new StopUploadCommand(world));
      case "download-traces-predictions" -> Optional.of(new DownloadPredictionsCommand(world));
      case "download-data" -> Optional.of(new DownloadDataCommand(world));
      case "upload-data" -> Optional.of(new UploadDataCommand(world));
      case "process-uploads" -> Optional.of(new ProcessUploadsCommand(world));
      default -> Optional.empty();
    };
  }
}
