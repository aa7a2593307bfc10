package io.tracemill.serve;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Traces that belong to no model, and uploads made of them. */
record TracesRoutes(Counter counter) implements RouteGroup {
  private static final Name FROM = Name.of("from");

  @Override
  public List<Route> routes() {
    UploadRoutes uploads = new UploadRoutes(counter);
    return List.of(
        Route.of("POST", "/prepared-traces", this::keep),
        Route.of("GET", "/prepared-traces", call -> JsonBody.reply(datasets().traces())),
        Route.of("GET", "/prepared-traces/{id}", this::show),
        Route.of("GET", "/prepared-traces/{id}/status", this::show),
        Route.of("GET", "/prepared-traces/{id}/download", this::download),
        Route.of("POST", "/uploads/from-prepared-traces", this::process),
        Route.of("POST", "/seed-datasets/from-prepared-traces", this::process),
        Route.of("GET", "/seed-datasets/{id}/status", uploads::status),
        Route.of("GET", "/seed-datasets/{id}/metrics", uploads::metrics),
        Route.of("GET", "/seed-datasets/{id}/logs", uploads::logs),
        Route.of("GET", "/seed-datasets/{id}/download", uploads::download));
  }

  private Datasets datasets() {
    return counter.platform().datasets();
  }

  private HttpReply keep(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              return JsonBody.reply(
                  datasets()
                      .keepTraces(
                          counter
                              .staging()
                              .find(
                                  JsonBody.text(body, Name.of("traces_jsonl")),
                                  PreparedRoutes.TRACES_FILE,
                                  "traces_jsonl"),
                          sent.config(),
                          sent.jobDescription()));
            });
  }

  private HttpReply show(RoutedCall call) throws IOException {
    return JsonBody.reply(datasets().traces(Counter.id(call, "id")));
  }

  private HttpReply download(RoutedCall call) throws IOException {
    Id traces = Counter.id(call, "id");
    Download file = datasets().tracesFiles(traces).get(0);
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    json.name("traces_url");
    json.value(counter.links().to(traces + "/" + file.name(), () -> file).toString());
    return JsonBody.reply(json.endObject());
  }

  private HttpReply process(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Id from = from(body, FROM);
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              return JsonBody.reply(datasets().process(from, sent.config(), sent.jobDescription()));
            });
  }

  /** The id that a body names. */
  static Id from(Node body, Name field) {
    Node named = body.field(field);
    Optional<Id> id = Id.read(named.text());
    return id.orElseThrow(() -> named.failure("expected a UUID"));
  }
}
