package io.tracemill.serve;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Id;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.util.List;

/** Evaluations of teachers. */
record EvaluationRoutes(Counter counter) implements RouteGroup {
  private static final Name FROM = Name.of("from_dataset_id");
  private static final Name PERFORMANCE = Name.of("teacher_performance");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("POST", "/teacher-evaluations", this::begin),
        Route.of("GET", "/teacher-evaluations/{id}/status", this::status),
        Route.of("GET", "/teacher-evaluations/{id}/metrics", this::metrics));
  }

  private Datasets datasets() {
    return counter.platform().datasets();
  }

  private HttpReply begin(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Id from = TracesRoutes.from(body, FROM);
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              return JsonBody.reply(datasets().evaluate(from, sent.config()));
            });
  }

  private HttpReply status(RoutedCall call) throws IOException {
    return JsonBody.reply(datasets().evaluationStatus(Counter.id(call, "id")));
  }

  private HttpReply metrics(RoutedCall call) throws IOException {
    Id evaluation = Counter.id(call, "id");
    Node metrics = datasets().evaluationMetrics(evaluation);
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    json.name(PERFORMANCE.toString()).value(metrics.field(PERFORMANCE));
    json.name("predictions_download_url");
    json.value(
        counter
            .links()
            .to(evaluation + "/predictions", () -> datasets().evaluationPredictions(evaluation))
            .toString());
    return JsonBody.reply(json.endObject());
  }
}
