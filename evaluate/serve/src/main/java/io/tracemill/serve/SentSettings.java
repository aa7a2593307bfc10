package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Config and job description in a body: each the object itself, or the URL to which its file was
 * put.
 */
record SentSettings(Staging staging, Node body, Path folder) {
  private static final Name CONFIG = Name.of("config");
  private static final Name JOB = Name.of("job_description");
  private static final Name JOB_JSON = Name.of("job_description_json");

  Optional<Path> config() throws IOException {
    return file(CONFIG, "config.json", PreparedRoutes.CONFIG_FILE);
  }

  /** The config, without which nothing goes. */
  Path neededConfig() throws IOException {
    body.field(CONFIG);
    return config().orElseThrow();
  }

  Optional<Path> jobDescription() throws IOException {
    Name name = body.has(JOB_JSON) ? JOB_JSON : JOB;
    return file(name, PreparedRoutes.JOB_FILE, PreparedRoutes.JOB_FILE);
  }

  /** The job description, without which nothing goes. */
  Path neededJobDescription() throws IOException {
    if (!body.has(JOB_JSON)) {
      body.field(JOB);
    }
    return jobDescription().orElseThrow();
  }

  /** A file that was put to a URL, if the body names one. */
  Optional<Path> staged(String field, String file) {
    return body.find(Name.of(field)).map(url -> staging.find(url.text(), file, field));
  }

  private Optional<Path> file(Name field, String inline, String staged) throws IOException {
    Optional<Node> given = body.find(field);
    if (given.isEmpty()) {
      return Optional.empty();
    } else if (given.get().is(Kind.STRING)) {
      return staged(field.toString(), staged);
    }
    byte[] text = given.get().as(Kind.OBJECT).raw().toString().getBytes(UTF_8);
    return Optional.of(Files.write(folder.resolve(inline), text));
  }
}
