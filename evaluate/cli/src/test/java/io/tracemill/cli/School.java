package io.tracemill.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracemill.endpoint.FaultyServer;
import io.tracemill.endpoint.HeardRequest;
import io.tracemill.endpoint.Patience;
import io.tracemill.endpoint.Retries;
import io.tracemill.pipeline.model.KnownModels;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A traces directory {@code data} whose config names teachers, and these teachers, each on a server
 * of its own in this process.
 */
final class School implements Closeable {
  /** Filters, arbitrates and judges. */
  static final String TEACHER = "openai.gpt-oss-120b";

  static final List<String> MEMBERS = List.of("anna", "bert", "cora");

  /** Requests at a time. */
  static final int PARALLEL = 8;

  private final Path folder;
  private final SchoolJob job;
  private final Map<String, FaultyServer> servers = new LinkedHashMap<>();
  private Map<String, String> environment = Map.of();
  private Duration silence = Duration.ofMinutes(1);
  private int attempts = 4;

  private School(Path folder, SchoolJob job) {
    this.folder = folder;
    this.job = job;
  }

  /**
   * Opens one in {@code folder}.
   *
   * @param rows of train and test together, of which a third is test
   */
  static School open(Path folder, SchoolJob job, int rows) throws IOException {
    School school = new School(folder, job);
    Files.createDirectories(school.data());
    Files.writeString(school.data("job_description.json"), job.description());
    school.config(MEMBERS, rows);
    school.traces(rows + rows / 4 + 10);
    Stream.concat(MEMBERS.stream(), Stream.of(TEACHER))
        .forEach(name -> school.servers.put(name, school.server(0, name)));
    school.teachers("");
    return school;
  }

  private FaultyServer server(int port, String name) {
    return FaultyServer.start(port, new SchoolTeacher(name, job)::answer);
  }

  /** Its traces directory. */
  Path data() {
    return folder.resolve("data");
  }

  private Path data(String file) {
    return data().resolve(file);
  }

  /** Writes the config anew. */
  void config(List<String> members, int rows) throws IOException {
    Files.writeString(
        data("config.yaml"),
        """
        base:
          task: %s
          student_model_name: Qwen3-0.6B
          random_seed: 11
          llm_num_parallel_requests: %d
        trace_processing:
          relabelling_committee_models: %s
          relevance_filtering_batch_size: 8
          num_traces_as_training_base: %d
          num_traces_as_testing_base: %d
          min_generated_examples: 1
        """
            .formatted(job.task(), PARALLEL, members, rows - rows / 3, rows / 3));
  }

  private void traces(int count) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      lines.add(job.trace(number, "Case " + number + ": " + Generated.words(number, 12)));
    }
    Files.write(data("traces.jsonl"), lines);
  }

  /** Writes {@code teachers.yaml} anew, with {@code more} fields in each entry. */
  void teachers(String more) throws IOException {
    StringBuilder yaml = new StringBuilder();
    servers.forEach(
        (name, server) ->
            yaml.append(name)
                .append(": {endpoint: ")
                .append(server.address())
                .append(", model: ")
                .append(name.replaceFirst(".*\\.", ""))
                .append(more)
                .append("}\n"));
    Files.writeString(data("teachers.yaml"), yaml);
  }

  /** Adds a teacher, who is not in the config. */
  void add(String name) throws IOException {
    servers.put(name, server(0, name));
    teachers("");
  }

  /** Gives commands of this process another environment. */
  void environment(Map<String, String> variables) {
    environment = Map.copyOf(variables);
  }

  /** Lets commands of this process wait so long for a server that says nothing. */
  void silence(Duration most) {
    silence = most;
  }

  /** Lets commands of this process send each request so often. */
  void attempts(int most) {
    attempts = most;
  }

  /** As usual, but with pauses that a test has the time for. */
  private Patience patience() {
    Retries retries =
        new Retries(attempts, Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofHours(1));
    return new Patience(
        Duration.ofSeconds(20), silence, silence, Duration.ofMinutes(5), retries, 20);
  }

  /** The server of a teacher. */
  FaultyServer server(String name) {
    return Objects.requireNonNull(servers.get(name), name);
  }

  /** Does something with all servers. */
  void all(Consumer<FaultyServer> what) {
    servers.values().forEach(what);
  }

  /** All requests to whichever of them. */
  List<HeardRequest> heard() {
    return servers.values().stream().flatMap(server -> server.heard().stream()).toList();
  }

  /** What distinct ones there are, each with who was asked. */
  List<String> asked() {
    return servers.entrySet().stream()
        .flatMap(
            each ->
                each.getValue().heard().stream()
                    .filter(HeardRequest::isWhole)
                    .map(one -> each.getKey() + one.body()))
        .distinct()
        .sorted()
        .toList();
  }

  /** Puts another server where that of a teacher was, which is closed. */
  void reopen(String name) {
    servers.put(name, server(server(name).port(), name));
  }

  /** The arguments of a run that makes {@code upload}. */
  List<String> command(String... more) {
    return command(upload(), more);
  }

  private List<String> command(Path out, String... more) {
    List<String> all = new ArrayList<>(List.of("run", data().toString(), "--force"));
    all.addAll(List.of("--out", out.toString()));
    all.addAll(List.of(more));
    return all;
  }

  /** Runs it in this process. */
  Child.Ended run(String... more) {
    return runTo(upload(), more);
  }

  /** The same with another output. */
  Child.Ended runTo(Path to, String... more) {
    return session(command(to, more));
  }

  /** Checks the teachers. */
  Child.Ended check() {
    return session(List.of("teachers", "check", "--teachers", data("teachers.yaml").toString()));
  }

  private Child.Ended session(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    KnownModels models = new KnownModels(environment, folder, Optional.of(patience()));
    int exit = Session.run(models, words, out, err);
    return new Child.Ended(exit, out.toString(), err.toString());
  }

  /** The directory that runs make. */
  Path upload() {
    return folder.resolve("upload");
  }

  /** The journal beside it. */
  Path journal() {
    return folder.resolve("upload.teachers.journal.jsonl");
  }

  /** The files of a directory; none if it is not there. */
  static Map<String, String> files(Path directory) throws IOException {
    Map<String, String> files = new TreeMap<>();
    if (Files.exists(directory)) {
      try (Stream<Path> entries = Files.list(directory)) {
        for (Path file : entries.toList()) {
          files.put(String.valueOf(file.getFileName()), Files.readString(file, UTF_8));
        }
      }
    }
    return files;
  }

  /** Deletes what runs made; the journal stays. */
  void deleteUpload() throws IOException {
    for (String name : files(upload()).keySet()) {
      Files.delete(upload().resolve(name));
    }
    Files.deleteIfExists(upload());
  }

  @Override
  public void close() throws IOException {
    for (FaultyServer server : servers.values()) {
      server.close();
    }
  }
}
