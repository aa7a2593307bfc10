package io.tracemill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the help of each command down for {@link QuickHelp}; the build calls it. */
public final class HelpFiles {
  private HelpFiles() {}

  /** Writes into the folder {@code arguments[0]}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CommandLine root = RootCommand.commandLine();
    write(folder, root);
    for (CommandLine command : root.getSubcommands().values()) {
      write(folder, command);
    }
  }

  private static void write(Path folder, CommandLine command) throws IOException {
    Files.writeString(folder.resolve(command.getCommandName() + ".txt"), text(command));
  }

  /** The help of a command where there is no terminal. */
  static String text(CommandLine command) {
    return command.setUsageHelpAutoWidth(false).getUsageMessage(Ansi.OFF);
  }
}
