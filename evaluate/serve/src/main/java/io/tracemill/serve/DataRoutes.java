package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Id;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Data that is ready, sent inside JSON. */
record DataRoutes(Counter counter) implements RouteGroup {
  private static final Name TYPE = Name.of("type");
  private static final Name CONTENT = Name.of("content");
  private static final List<String> ROWS = List.of("jsonl", "csv");

  @Override
  public List<Route> routes() {
    return List.of(Route.of("POST", "/models/{id}/uploads", this::upload));
  }

  private HttpReply upload(RoutedCall call) throws IOException {
    Id model = Counter.id(call, "id");
    Node body = JsonBody.read(call.call(), counter.limits().rows());
    return counter
        .inbox()
        .use(folder -> JsonBody.reply(counter.platform().uploadData(model, files(body, folder))));
  }

  private static DataFiles files(Node body, Path folder) throws IOException {
    return new DataFiles(
        needed(body, "job_description", folder, List.of("json")),
        needed(body, "train_data", folder, ROWS),
        needed(body, "test_data", folder, ROWS),
        optional(body, "config", folder, List.of("yaml", "yml", "json")),
        optional(body, "unstructured_data", folder, ROWS));
  }

  private static Path needed(Node body, String name, Path folder, List<String> types)
      throws IOException {
    return write(body.field(Name.of(name)), folder.resolve(name), types);
  }

  private static Optional<Path> optional(Node body, String name, Path folder, List<String> types)
      throws IOException {
    Optional<Node> given = body.find(Name.of(name));
    return given.isPresent()
        ? Optional.of(write(given.get(), folder.resolve(name), types))
        : Optional.empty();
  }

  /** Writes {@code {"type", "content"}}; content that is JSON itself is taken as it is. */
  private static Path write(Node given, Path stem, List<String> types) throws IOException {
    Node type = given.field(TYPE);
    String ending = type.text().toLowerCase(Locale.ROOT);
    if (!types.contains(ending)) {
      throw type.failure("expected one of " + types);
    }
    Node content = given.field(CONTENT);
    String text = content.is(Kind.STRING) ? content.text() : content.raw().toString();
    return Files.write(
        stem.resolveSibling(stem.getFileName() + "." + ending), text.getBytes(UTF_8));
  }
}
