package io.tracemill.serve;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** How far uploads are, and what came of them. */
record UploadRoutes(Counter counter) implements RouteGroup {
  private static final Name STATUS = Name.of("status");
  private static final Name PERFORMANCE = Name.of("base_model_performance");
  private static final Name PREDICTIONS = Name.of("base_model_predictions_download_url");
  private static final List<String> FIELDS =
      List.of("train_data", "test_data", "unstructured_data", "config", "job_description");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/uploads/{id}/status", this::status),
        Route.of("GET", "/uploads/{id}/metrics", this::metrics),
        Route.of("GET", "/uploads/{id}/logs", this::logs),
        Route.of("GET", "/uploads/{id}/download", this::download),
        Route.of("POST", "/uploads/{id}/stop", this::stop));
  }

  HttpReply status(RoutedCall call) throws IOException {
    Id upload = Counter.id(call, "id");
    return whole(upload, counter.platform().uploadStatus(upload));
  }

  private HttpReply stop(RoutedCall call) throws IOException {
    Id upload = Counter.id(call, "id");
    return whole(upload, counter.platform().stopUpload(upload));
  }

  private HttpReply whole(Id upload, Node status) throws IOException {
    JsonText json = object().name(STATUS.toString()).value(status.field(STATUS));
    addMetrics(json, upload, status);
    return JsonBody.reply(json.endObject());
  }

  HttpReply metrics(RoutedCall call) throws IOException {
    Id upload = Counter.id(call, "id");
    JsonText json = object();
    addMetrics(json, upload, counter.platform().uploadStatus(upload));
    return JsonBody.reply(json.endObject());
  }

  /** Where predictions are, only the server knows: the platform's own address is not for others. */
  private void addMetrics(JsonText json, Id upload, Node status) throws IOException {
    Optional<Node> performance = status.find(PERFORMANCE);
    json.name(PERFORMANCE.toString());
    performance.ifPresentOrElse(json::value, json::nullValue);
    json.name(PREDICTIONS.toString());
    if (status.find(PREDICTIONS).isEmpty()) {
      json.nullValue();
    } else {
      String file = upload + "/predictions";
      json.value(counter.links().to(file, () -> counter.platform().predictions(upload)).toString());
    }
  }

  HttpReply logs(RoutedCall call) throws IOException {
    return JsonBody.reply(counter.platform().uploadLogs(Counter.id(call, "id")));
  }

  HttpReply download(RoutedCall call) throws IOException {
    Id upload = Counter.id(call, "id");
    List<Download> data = counter.platform().data(upload);
    JsonText json = object();
    for (String field : FIELDS) {
      String name = field.replace("_data", "");
      Optional<Download> file =
          data.stream().filter(each -> each.name().startsWith(name + ".")).findFirst();
      json.name(field + "_url");
      if (file.isPresent()) {
        json.value(link(upload, file.get()).toString());
      } else {
        json.nullValue();
      }
    }
    return JsonBody.reply(json.endObject());
  }

  private URI link(Id upload, Download file) throws IOException {
    return counter.links().to(upload + "/" + file.name(), () -> file);
  }

  private static JsonText object() {
    return new JsonText(Layout.COMPACT).beginObject();
  }
}
