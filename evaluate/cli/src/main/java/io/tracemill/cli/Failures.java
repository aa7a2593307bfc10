package io.tracemill.cli;

import io.tracemill.json.DataException;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.platform.RefusedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Tells people why a command failed, and chooses its exit code. */
final class Failures {
  private Failures() {}

  /** The exit code for what a command throws that talks through {@code terminal}. */
  static int exitCode(Exception failure, Terminal terminal) {
    return exitCode(failure, terminal.names(), terminal.err());
  }

  /** The exit code for what a command throws whose settings are called by {@code names}. */
  static int exitCode(Exception failure, SettingNames names, PrintWriter err) {
    if (failure instanceof UncheckedIOException io && io.getCause() != null) {
      return world(io.getCause(), names, err);
    } else if (failure instanceof IOException io) {
      return world(io, names, err);
    } else if (failure instanceof RequestException wrong) {
      for (Problem problem : wrong.problems()) {
        String use = problem.severity() == Problem.Severity.USE ? "tracemill: " : "";
        err.println(use + names.in(problem.toString()));
      }
      return ExitCodes.USAGE;
    } else if (failure instanceof InvalidPathException name) {
      err.println("tracemill: " + words(name));
      return ExitCodes.USAGE;
    } else if (failure instanceof DataException unusable) {
      // Bad lines are dropped one by one; what is left is a schema in the job description.
      err.println("tracemill: " + unusable.getMessage());
      return ExitCodes.USAGE;
    } else if (failure instanceof RefusedException) {
      err.println("tracemill: " + names.in(String.valueOf(failure.getMessage())));
      return ExitCodes.FAILED;
    } else if (failure instanceof NotAcceptable) {
      err.println("tracemill: " + names.in(String.valueOf(failure.getMessage())));
      return ExitCodes.DATA;
    }
    return mistake(failure, err);
  }

  /** The exit code for what no command expects. */
  static int error(Error error, PrintWriter err) {
    if (error instanceof OutOfMemoryError) {
      err.println(
          "tracemill: out of memory; give it more, such as with TRACEMILL_OPTS=-Xmx4g,"
              + " or use fewer --threads");
      return ExitCodes.FAILED;
    }
    return mistake(error, err);
  }

  private static int mistake(Throwable failure, PrintWriter err) {
    err.println("tracemill: this is a mistake of Tracemill; please report it with what follows");
    failure.printStackTrace(err);
    return ExitCodes.BUG;
  }

  private static int world(IOException failure, SettingNames names, PrintWriter err) {
    if (failure instanceof StandardOut.ClosedPipe) {
      return ExitCodes.CLOSED_PIPE;
    }
    err.println("tracemill: " + names.in(words(failure)));
    return ExitCodes.FAILED;
  }

  /** Where the locale is not of UTF-8, Java cannot name files whose names are not ASCII. */
  private static String words(InvalidPathException name) {
    String reason = name.getReason();
    boolean locale = reason.contains("unmappable");
    return name.getInput()
        + ": not a name of a file: "
        + (locale
            ? "the locale has no such letters; set LC_ALL=C.UTF-8, or another of UTF-8 that locale -a"
                + " lists"
            : reason);
  }

  private static String words(IOException failure) {
    if (failure instanceof NoSuchFileException missing) {
      return missing.getFile() + ": no such file";
    } else if (failure instanceof AccessDeniedException denied) {
      return denied.getFile() + ": permission denied";
    } else if (failure instanceof FileSystemException system) {
      return system.getFile()
          + ": "
          + Optional.ofNullable(system.getReason()).orElse("cannot be used");
    }
    return Optional.ofNullable(failure.getMessage()).orElse(failure.getClass().getSimpleName());
  }
}
