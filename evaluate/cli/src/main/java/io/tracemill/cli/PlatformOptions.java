package io.tracemill.cli;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.platform.Id;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.local.LocalPlatform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.serve.client.Bearer;
import io.tracemill.serve.client.PlatformAddress;
import io.tracemill.serve.client.RemotePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** How commands are told which platform they ask, and how answers are shown. */
final class PlatformOptions {
  /** The argument that names a model. */
  static final Option MODEL =
      Option.argument(
          "model", "ID", Option.Kind.TEXT, Option.Presence.REQUIRED, "The id of a model.");

  static final Option WORKSPACE =
      Option.text(
          "--workspace",
          "DIR",
          "Where models and their files are kept. Default: $XDG_DATA_HOME/tracemill, or"
              + " ~/.local/share/tracemill.");

  /** Whether the end of an upload is waited for. */
  static final List<Option> WAITING =
      List.of(
          Option.flag(
              "--detach", "On this machine: do not wait; it is processed in the background."),
          Option.flag("--wait", "With --server: wait until it is processed."));

  private static final List<Option> SHOWN =
      List.of(
          Terminal.OPTIONS.get(0),
          Option.anyCase(
              "-o, --output",
              "text|json",
              List.of("text", "json"),
              "How answers are shown: ${COMPLETION-CANDIDATES}. Default: text."));

  private static final List<Option> PLACE =
      List.of(
          WORKSPACE,
          Option.text(
              "--server",
              "URL",
              "A server that is asked instead: tracemill serve, or the service itself."),
          Option.text(
              "--token-file",
              "FILE",
              "Holds the server's token. Default: $TRACEMILL_TOKEN; for a server of this machine"
                  + " the token of the workspace."));

  private PlatformOptions() {}

  /** {@code own} options of a command with those that all have. */
  static List<Option> with(Option... own) {
    return Option.all(List.of(own), SHOWN, PLACE);
  }

  /** The argument that names one of other things. */
  static Option id(String description) {
    return Option.argument("id", "ID", Option.Kind.TEXT, Option.Presence.REQUIRED, description);
  }

  /** The model that is asked for. */
  static Id model(Given given) {
    return id(given.of("model").orElseThrow(), "model", "tracemill model list");
  }

  /**
   * The thing that is asked for.
   *
   * @param what it is
   * @param list the command that shows all
   */
  static Id id(Given given, String what, String list) {
    return id(given.of("id").orElseThrow(), what, list);
  }

  private static Id id(String text, String what, String list) {
    return Id.read(text)
        .orElseThrow(
            () ->
                new RefusedException(
                    Refusal.NOT_FOUND,
                    "there is no "
                        + what
                        + " "
                        + text
                        + ": an id is such as 4cd3f76d-ffab-4244-a70e-54092df485b0; "
                        + list
                        + " shows "
                        + (list.endsWith("list") ? "all" : "it")));
  }

  /** Says that what is asked for cannot be. */
  static RequestException use(String message) {
    Problems problems = new Problems();
    problems.use(message);
    return problems.exception();
  }

  /** The platform that is asked. */
  static Opened open(Given given, World world, Terminal terminal) throws IOException {
    Optional<String> server = given.of("server");
    return server.isPresent()
        ? remote(address(server.get()), given, world, terminal)
        : local(workspace(given, world), world, terminal);
  }

  private static Opened local(Path root, World world, Terminal terminal) throws IOException {
    Workspace workspace = workspace(root, world);
    LocalPlatform platform = new LocalPlatform(workspace);
    return new Opened(platform, new LocalWaiting(workspace, root, world, terminal), true);
  }

  /** Opens a workspace, which is made where it is not there. */
  static Workspace workspace(Path root, World world) throws IOException {
    return Workspace.open(root, outside(world));
  }

  /** What a workspace needs. */
  static Outside outside(World world) {
    return new Outside(world.clock(), world.ids(), new SecureRandom());
  }

  private static PlatformAddress address(String text) {
    try {
      return PlatformAddress.of(text);
    } catch (IllegalArgumentException e) {
      throw use("`server`: " + e.getMessage());
    }
  }

  private static Opened remote(PlatformAddress address, Given given, World world, Terminal terminal)
      throws IOException {
    Optional<Bearer> token = token(address, given, world);
    if (address.isOpen() && token.isPresent()) {
      terminal.warn("warning: " + address + " is plain HTTP: the token can be read on the way");
    }
    RemotePlatform platform = new RemotePlatform(address, token, world.ids());
    return new Opened(platform, new Polling(platform), false);
  }

  private static Optional<Bearer> token(PlatformAddress address, Given given, World world)
      throws IOException {
    Optional<String> file = given.of("token-file");
    Optional<String> variable = world.variable("TRACEMILL_TOKEN");
    Path own = workspace(given, world).resolve("token");
    if (file.isPresent()) {
      return Optional.of(bearer(file.get(), Files.readString(Path.of(file.get()))));
    } else if (variable.isPresent()) {
      return Optional.of(bearer("TRACEMILL_TOKEN", variable.get()));
    }
    return address.isLoopback() && Files.exists(own)
        ? Optional.of(bearer(own.toString(), Files.readString(own)))
        : Optional.empty();
  }

  private static Bearer bearer(String from, String text) throws IOException {
    try {
      return Bearer.of(text);
    } catch (IllegalArgumentException e) {
      throw new IOException(from + ": " + e.getMessage(), e);
    }
  }

  /** The directory that is meant. */
  static Path workspace(Given given, World world) {
    return given
        .of("workspace")
        .map(Path::of)
        .orElseGet(() -> dataHome(world).resolve("tracemill"));
  }

  /** By the XDG Base Directory Specification, which takes no relative path. */
  private static Path dataHome(World world) {
    return world
        .variable("XDG_DATA_HOME")
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> world.home().resolve(".local").resolve("share"));
  }
}
