package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QuickHelpTest {
  private static final String NO_CONSOLE = "-Dtracemill.console=false";

  @TempDir private Path folder = Path.of("");

  @Test
  void isWhatPicocliSays() throws Exception {
    CommandLine root = RootCommand.commandLine();

    assertThat(shown("--help")).isEqualTo(HelpFiles.text(root));
    assertThat(shown("convert", "-h"))
        .isEqualTo(HelpFiles.text(root.getSubcommands().get("convert")));
    CommandLine model = root.getSubcommands().get("model");
    assertThat(shown("m", "--help")).isEqualTo(HelpFiles.text(model));
    assertThat(shown("models", "ls", "-h"))
        .isEqualTo(HelpFiles.text(model.getSubcommands().get("list")));
  }

  @Test
  void eachCommandHasIt() throws Exception {
    for (CommandLine command : HelpFiles.all(RootCommand.commandLine())) {
      String file = QuickHelp.fileOf(HelpFiles.name(command));
      assertThat(QuickHelp.class.getResourceAsStream(file))
          .as(file)
          .hasContent(HelpFiles.text(command));
    }
  }

  private String shown(String... arguments) throws Exception {
    Child.Ended ended = Child.run(folder, Child.command(List.of(NO_CONSOLE), List.of(arguments)));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return ended.out();
  }
}
