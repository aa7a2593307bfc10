package io.tracemill.serve;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Id;
import io.tracemill.serve.http.FormPart;
import io.tracemill.serve.http.FormPart.Presence;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Models, and traces sent to them in one form. */
record ModelRoutes(Counter counter) implements RouteGroup {
  private static final Name NAME = Name.of("name");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("POST", "/models", this::create),
        Route.of("GET", "/models", call -> JsonBody.reply(counter.platform().models())),
        Route.of("GET", "/models/{id}", this::show),
        Route.of("POST", "/models/{id}/upload-traces", this::uploadTraces));
  }

  private HttpReply create(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    return JsonBody.reply(counter.platform().createModel(JsonBody.text(body, NAME)));
  }

  private HttpReply show(RoutedCall call) throws IOException {
    return JsonBody.reply(counter.platform().model(Counter.id(call, "id")));
  }

  private HttpReply uploadTraces(RoutedCall call) throws IOException {
    Id model = Counter.id(call, "id");
    // Said before gigabytes have come for nothing.
    counter.platform().model(model);
    return counter
        .inbox()
        .form(
            call.call(),
            parts(),
            files -> JsonBody.reply(counter.platform().uploadTraces(model, directory(files))));
  }

  private List<FormPart> parts() {
    long all = counter.limits().upload();
    int document = counter.limits().document();
    return List.of(
        part("traces", List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst"), all),
        part("job_description", List.of("job_description.json"), document),
        part("config", List.of("config.yaml", "config.json"), document),
        new FormPart("test", List.of("test.jsonl", "test.csv"), all, Presence.OPTIONAL));
  }

  private static FormPart part(String name, List<String> files, long most) {
    return new FormPart(name, files, most, Presence.NEEDED);
  }

  private static TracesDirectory directory(Map<String, Path> files) {
    return new TracesDirectory(
        file(files, "traces"),
        file(files, "job_description"),
        file(files, "config"),
        Optional.ofNullable(files.get("test")),
        Optional.empty());
  }

  private static Path file(Map<String, Path> files, String part) {
    return Optional.ofNullable(files.get(part)).orElseThrow();
  }
}
