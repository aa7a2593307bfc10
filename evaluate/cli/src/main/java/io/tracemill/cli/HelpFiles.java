package io.tracemill.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** Writes the help of each command down for {@link QuickHelp}; the build calls it. */
public final class HelpFiles {
  private HelpFiles() {}

  /** Writes into the folder {@code arguments[0]}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CommandLine root = RootCommand.commandLine();
    for (CommandLine command : all(root)) {
      Files.writeString(folder.resolve(name(command).replace(' ', '-') + ".txt"), text(command));
    }
  }

  /** A command with all below it; those that only help are not among them. */
  static List<CommandLine> all(CommandLine command) {
    List<CommandLine> all = new ArrayList<>(List.of(command));
    for (CommandLine below : new LinkedHashSet<>(command.getSubcommands().values())) {
      all.addAll(all(below));
    }
    return all;
  }

  /** The name of a command below the program's. */
  static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName().replaceFirst("^tracemill ", "");
  }

  /** The help of a command where there is no terminal. */
  static String text(CommandLine command) {
    return command.setUsageHelpAutoWidth(false).getUsageMessage(Ansi.OFF);
  }
}
