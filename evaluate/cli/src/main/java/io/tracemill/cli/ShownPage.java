package io.tracemill.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A page in whatever shows pages on this desktop. */
final class ShownPage {
  static final Option OPEN =
      Option.flag("--open", "Show the page in the browser, where there is a desktop.");

  private ShownPage() {}

  /** Shows it, if that was asked for; says so where it cannot be. */
  static void open(Path page, Given given, World world, Terminal terminal) {
    if (!given.has("open")) {
      return;
    }
    Optional<List<String>> viewer = viewer(System.getProperty("os.name", ""), world);
    try {
      if (viewer.isPresent()) {
        List<String> command = new ArrayList<>(viewer.get());
        command.add(page.toAbsolutePath().toString());
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
        return;
      }
      terminal.warn("no desktop is here; open " + page.toAbsolutePath() + " in a browser");
    } catch (IOException e) {
      terminal.warn(
          "the page could not be shown ("
              + e.getMessage()
              + "); open "
              + page.toAbsolutePath()
              + " in a browser");
    }
  }

  /** The program that opens files in what the user likes best; none where nobody looks. */
  static Optional<List<String>> viewer(String system, World world) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Optional.of(List.of("open"));
    } else if (name.startsWith("windows")) {
      return Optional.of(List.of("rundll32", "url.dll,FileProtocolHandler"));
    }
    boolean desktop =
        world.variable("DISPLAY").isPresent() || world.variable("WAYLAND_DISPLAY").isPresent();
    return desktop ? Optional.of(List.of("xdg-open")) : Optional.empty();
  }
}
