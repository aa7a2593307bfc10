package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.endpoint.HeardRequest;
import io.tracemill.endpoint.ServerReply;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key is in no file and no word of a run, whatever servers do with it. */
class TeacherKeyTest {
  private static final String VARIABLE = "TEACHER_KEY_OF_THE_TEST";

  @TempDir private Path folder = Path.of("");

  private static List<String> keys() {
    return List.of("sk-Xy7distinctive0123456789", "k+Xy7/dist=inct&ive\"0123\\456%2B789");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isNotWhereServersSayItAndAnswer(String key) throws IOException {
    try (School school = school(key)) {
      school.all(server -> server.script(new Echo(key)::reply));
      Child.Ended ended = school.run("--csv");

      assertThat(ended.exit()).as(ended.err()).isZero();
      assertThat(ended.err()).contains("500: no [key] today");
      assertThat(School.files(school.upload()).get("relabel.jsonl"))
          .contains("refused with 400: who says [key]?")
          .contains("{\"room\":\"[key]\"}");
      assertThat(Files.readString(school.journal())).contains("I say [key]").contains("so [key]");
      isNowhere(key, ended);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isNotWhereServersSayItAndTheRunEnds(String key) throws IOException {
    for (int status : List.of(302, 400, 401, 403, 404, 418, 422, 429, 500)) {
      try (School school = school(key)) {
        ServerReply reply =
            ServerReply.error(status, "no: Bearer " + key)
                .with("Location: /" + encoded(key).replace("%2B", "+") + "/v1?" + encoded(key))
                .with("X-Key: " + key);
        school.all(server -> server.script(request -> Optional.of(reply)));
        Child.Ended ended = school.run();

        assertThat(ended.exit()).as(ended.err()).isEqualTo(1);
        assertThat(ended.err()).containsPattern("\ntracemill: .*\n$");
        assertThat(ended.err()).contains(status == 302 ? "go to another address" : "[key]");
        isNowhere(key, ended);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void isNotInWhatACheckFinds(String key) throws IOException {
    try (School school = school(key)) {
      school
          .server("anna")
          .script(request -> Optional.of(ServerReply.error(401, "no: Bearer " + key)));
      school.server("bert").script(request -> Optional.of(ServerReply.words("it is " + key)));
      Child.Ended ended = school.check();

      assertThat(ended.exit()).as(ended.err()).isEqualTo(3);
      assertThat(ended.out()).contains("no: Bearer [key]");
      isNowhere(key, ended);
    }
  }

  private School school(String key) throws IOException {
    School school = School.open(folder, SchoolJob.CALLS, 30);
    school.teachers(", api_key_env: " + VARIABLE);
    school.environment(Map.of(VARIABLE, key));
    return school;
  }

  private static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  /** Says the key in as many ways as there are, by the number of the case. */
  private record Echo(String key, Set<String> asked) {
    Echo(String key) {
      this(key, ConcurrentHashMap.newKeySet());
    }

    Optional<ServerReply> reply(HeardRequest request) {
      assertThat(request.headers().get("authorization")).isEqualTo("Bearer " + key);
      if (!request.messages().contains("\"Case ")) {
        return Optional.empty();
      }
      String number = request.messages().replaceFirst("(?s).*\"Case [0-9]*([0-9]):.*", "$1");
      return switch (Integer.parseInt(number)) {
        case 0 -> Optional.of(ServerReply.error(400, "who says " + key + "?"));
        case 1 ->
            Optional.of(ServerReply.error(500, "no " + key + " today"))
                .filter(reply -> asked.add(request.body()));
        case 2 -> Optional.of(ServerReply.words("I say " + key));
        case 3 -> Optional.of(ServerReply.words("so " + encoded(key)).with("X-Key: " + key));
        case 4 -> Optional.of(ServerReply.chat(call(), "tool_calls", 20, 10));
        default -> Optional.empty();
      };
    }

    private String call() {
      String quoted = ServerReply.message(key).replaceFirst(".*\"content\":", "");
      return "{\"role\":\"assistant\",\"content\":null,\"reasoning_content\":"
          + quoted.replaceFirst("}$", "")
          + ",\"tool_calls\":[{\"id\":\"1\",\"type\":\"function\",\"function\":{\"name\":\"set_lamp\","
          + "\"arguments\":{\"room\":"
          + quoted
          + "}}]}";
    }
  }

  private void isNowhere(String key, Child.Ended ended) throws IOException {
    List<String> all = new ArrayList<>(List.of(ended.out(), ended.err()));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.add(file + ": " + Files.readString(file));
      }
    }
    String inJson = ServerReply.message(key).replaceFirst(".*\"content\":\"(.*)\"}", "$1");
    for (String text : all) {
      assertThat(text.contains("Xy7")).as(text.replaceFirst("(?s)^.*(.{99}Xy7)", "$1")).isFalse();
      assertThat(text)
          .doesNotContain(key)
          .doesNotContain(inJson)
          .doesNotContain(inJson.replace("\\", "\\\\").replace("\"", "\\\""))
          .doesNotContain(key.replace("\"", "\"\""))
          .doesNotContainIgnoringCase(encoded(key));
    }
    assertThat(School.files(folder.resolve("upload")).getOrDefault("run.json", ""))
        .doesNotContain(VARIABLE);
  }
}
