package io.tracemill.cli;

import io.tracemill.platform.local.LocalPlatform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.serve.Backing;
import io.tracemill.serve.PlatformServer;
import io.tracemill.serve.ServerSettings;
import io.tracemill.serve.ServerToken;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code tracemill serve}. */
@Command(
    name = "serve",
    description = {
      "Answers over HTTP as the platform does, and processes what is uploaded, until it is ended.",
      "The first line that it prints is its address, which takes the place of the platform's in"
          + " scripts. What it is asked needs the token that tracemill access-token prints."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "1:the port is taken, or the workspace cannot be used",
      "2:wrong use",
      "130:ended by Ctrl-C (143 by SIGTERM); what was being processed goes on at the next start"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill serve",
      "  tracemill serve --port 0 --workspace /srv/tracemill",
      "  tracemill serve --host 0.0.0.0 --token-file token"
    })
record ServeCommand(World world) implements Subcommand {
  private static final int USUAL_PORT = 8765;
  private static final List<Option> OPTIONS =
      List.of(
          Terminal.OPTIONS.get(0),
          Option.whole(
              "--port", "N", "Where it listens; 0 is any port that is free. Default: 8765."),
          Option.text(
              "--host",
              "ADDRESS",
              "Of this machine, by which others reach it; needs --token-file. Default: 127.0.0.1,"
                  + " this machine alone."),
          new Option(
              List.of("--token-file"),
              "token",
              "FILE",
              Option.Kind.TEXT,
              List.of(),
              Option.Presence.OPTIONAL,
              List.of(
                  "Holds the token that who asks has to know. Default: that of the workspace.")),
          PlatformOptions.WORKSPACE);

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    Path root = PlatformOptions.workspace(given, world);
    ServerSettings settings = settings(given);
    Outside outside = PlatformOptions.outside(world);
    try (Workspace workspace = Workspace.open(root, outside);
        LocalPlatform platform = new LocalPlatform(workspace);
        PlatformServer server =
            PlatformServer.open(
                settings,
                Backing.of(platform, workspace, outside),
                token(given, workspace),
                terminal::warn)) {
      // Before the address: who knows that may end this at once.
      terminal.resumable("what waits is processed when it is started again");
      terminal.exactly(server.base() + "\n");
      terminal.note("workspace: " + root);
      new ServedUploads(workspace, world, terminal).processUntilTheEnd();
    }
  }

  private static ServerSettings settings(Given given) {
    int port = given.of("port").map(Integer::parseInt).orElse(USUAL_PORT);
    if (port < 0 || port > 65_535) {
      throw PlatformOptions.use("`port`: expected 0 to 65535 but found " + port);
    }
    Optional<String> host = given.of("host");
    if (host.isEmpty()) {
      return ServerSettings.loopback(port);
    }
    try {
      return ServerSettings.at(host.get(), port);
    } catch (UnknownHostException e) {
      throw PlatformOptions.use(
          "`host`: expected an address of this machine but found " + host.get());
    }
  }

  private static ServerToken token(Given given, Workspace workspace) throws IOException {
    Optional<String> file = given.of("token");
    if (file.isEmpty()) {
      return new ServerToken(workspace.token(), ServerToken.Origin.MADE);
    }
    try {
      String text = Files.readString(Path.of(file.get())).strip();
      return new ServerToken(text, ServerToken.Origin.GIVEN);
    } catch (IllegalArgumentException e) {
      throw new IOException(file.get() + ": " + e.getMessage(), e);
    }
  }
}
