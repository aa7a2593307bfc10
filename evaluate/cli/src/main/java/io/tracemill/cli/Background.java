package io.tracemill.cli;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Commands that go on when this process, and the terminal, are gone. */
final class Background {
  private Background() {}

  /** Starts one that says nothing. */
  static void start(List<String> arguments) throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
    List<String> command = new ArrayList<>();
    if (!windows) {
      // Java leaves a signal alone that was ignored before it began.
      command.addAll(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
    }
    command.addAll(program());
    command.addAll(arguments);
    new ProcessBuilder(command)
        .redirectInput(new File(windows ? "NUL" : "/dev/null"))
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  /** The launcher that started this process, or else Java as it was called. */
  private static List<String> program() {
    String launcher = System.getProperty("tracemill.launcher", "");
    if (!launcher.isEmpty()) {
      return List.of(launcher);
    }
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Tracemill.class.getName());
  }
}
