package io.tracemill.cli;

import io.tracemill.pipeline.CheckTeachers;
import io.tracemill.pipeline.CheckTeachersRequest;
import io.tracemill.pipeline.CheckTeachersResult;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tracemill teachers check}. */
@Command(
    name = "teachers",
    description = {
      "check: finds out what the models of teachers.yaml really do, before anything depends on it.",
      "Each is asked about a dozen things: whether it is reachable and listed, answers a word, calls"
          + " a tool, writes JSON, keeps the token limit, really holds its context, says the same"
          + " twice, thinks, and how fast it is."
    },
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success, whatever was found",
      "2:wrong use, or a wrong teachers.yaml; nothing was asked",
      "3:a teacher cannot be asked"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  tracemill teachers check --teachers mydata/teachers.yaml",
      "  tracemill teachers check --name gpt-oss-120b --output json"
    })
final class TeachersCommand implements Subcommand {
  private static final List<Option> OPTIONS =
      Option.all(
          List.of(
              Option.argument(
                  "action", "check", Option.Kind.TEXT, Option.Presence.REQUIRED, "What to do."),
              Option.text("--name", "NAME", "Only this one. Default: all that the file has."),
              Option.text("--teachers", "FILE", "Says who they are. Default: teachers.yaml.")),
          Terminal.OPTIONS);

  private final World world;

  TeachersCommand(World world) {
    this.world = world;
  }

  @Override
  public List<Option> options() {
    return OPTIONS;
  }

  @Override
  public void run(Given given, Terminal terminal) throws Exception {
    CheckTeachersResult result =
        new CheckTeachers(world.models(), terminal.progress(world.nanos()))
            .run(CheckTeachersRequest.read(given));
    Columns columns = new Columns().add("teacher", "what", "", "");
    for (List<String> row : result.rows()) {
      columns.add(row.toArray());
    }
    terminal.result(result, columns.toString());
    Terminal.end(result);
  }
}
