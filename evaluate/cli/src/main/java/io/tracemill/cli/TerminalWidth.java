package io.tracemill.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many columns the terminal has. */
final class TerminalWidth {
  /** Where nobody says. */
  static final int USUAL = 80;

  private static final int LEAST = 20;
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,5} ([0-9]{1,5})\\s*");

  private TerminalWidth() {}

  /** As {@code stty} of POSIX says: Java itself cannot tell. */
  static int columns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      Matcher size = SIZE.matcher(said);
      int columns = size.matches() ? Integer.parseInt(size.group(1)) : 0;
      return columns == 0 ? USUAL : Math.max(LEAST, columns);
    } catch (IOException e) {
      return USUAL;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return USUAL;
    }
  }
}
