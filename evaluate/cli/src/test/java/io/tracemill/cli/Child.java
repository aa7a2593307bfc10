package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command line in a process of its own, which can be killed or short of memory. */
final class Child {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /** SocketChannelImpl is none: Java 25 loads it to see that a file's channel is not one. */
  private static final Pattern ASKING =
      Pattern.compile(
          "(java|jdk\\.internal)\\.net\\.http\\..*"
              + "|java\\.net\\.(Socket|ServerSocket|DatagramSocket|InetAddress|HttpURLConnection)"
              + "|sun\\.nio\\.ch\\.(Net|NioSocketImpl)"
              + "|io\\.tracemill\\.endpoint\\.(Wire|Asker|Link)");

  private Child() {}

  /** What a process ended with and said. */
  record Ended(int exit, String out, String err) {}

  /** The command that runs {@code arguments}, its words quoted for a shell by nobody. */
  static List<String> command(List<String> jvm, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Tracemill.class.getName());
    command.addAll(arguments);
    return command;
  }

  /** Whether a class is one that asks servers, or opens a connection to whatever. */
  static boolean asks(String name) {
    return ASKING.matcher(name).matches();
  }

  /** The classes that it loads, those of Java too. */
  static List<String> loaded(Path folder, List<String> arguments)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes");
    List<String> jvm =
        List.of("-Dtracemill.console=false", "-Xlog:class+load:file=" + log + "::filecount=0");
    Ended ended = run(folder, command(jvm, arguments));
    assertThat(ended.exit()).as(ended.err()).isZero();
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .map(line -> line.replaceFirst(" source: .*", "").replaceFirst(".*[\\] ]", ""))
          .toList();
    }
  }

  /** Starts it in {@code folder}; what it says goes to the files {@code out} and {@code err}. */
  static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(Redirect.from(Files.writeString(folder.resolve("in"), "").toFile()))
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  /** Runs it to its end. */
  static Ended run(Path folder, List<String> command) throws IOException, InterruptedException {
    Process process = start(folder, command);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("out")),
        Files.readString(folder.resolve("err")));
  }
}
