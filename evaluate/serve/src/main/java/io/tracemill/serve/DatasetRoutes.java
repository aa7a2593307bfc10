package io.tracemill.serve;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.platform.DatasetFiles;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.Relabel;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Datasets, and jobs that make one of another. */
record DatasetRoutes(Counter counter) implements RouteGroup {
  private static final Name FROM = Name.of("from");
  private static final Name OPERATION = Name.of("operation");
  private static final List<String> STAGED =
      List.of("config.yaml", "job_description.json", "train.jsonl", "test.jsonl", "traces.jsonl");
  private static final List<String> DATA = List.of("train", "test", "traces");
  private static final List<String> SETTINGS = List.of("config", "job_description");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/staging-datasets-s3-urls", this::offer),
        Route.of("POST", "/datasets", this::create),
        Route.of("POST", "/datasets/from-prepared-traces", this::createFromTraces),
        Route.of("POST", "/datasets/from-datasets", call -> relabel(call, false)),
        Route.of("POST", "/datasets/from-datasets-smoke", call -> relabel(call, true)),
        Route.of("GET", "/datasets", this::list),
        Route.of("GET", "/datasets/{id}", call -> about(call, Datasets::dataset)),
        Route.of("GET", "/datasets/{id}/status", call -> about(call, Datasets::status)),
        Route.of("GET", "/datasets/{id}/logs", call -> about(call, Datasets::logs)),
        Route.of("GET", "/datasets/{id}/metrics", call -> about(call, Datasets::metrics)),
        Route.of("GET", "/datasets/{id}/sample", call -> about(call, Datasets::sample)),
        Route.of("GET", "/datasets/{id}/download", call -> links(call, DATA)),
        Route.of("GET", "/datasets/{id}/download-metadata", call -> links(call, SETTINGS)));
  }

  private Datasets datasets() {
    return counter.platform().datasets();
  }

  /** What is asked about a dataset. */
  @FunctionalInterface
  private interface Question {
    Node ask(Datasets datasets, Id dataset) throws IOException;
  }

  private HttpReply about(RoutedCall call, Question question) throws IOException {
    return JsonBody.reply(question.ask(datasets(), Counter.id(call, "id")));
  }

  /** As fields call files: {@code train_data} is {@code train.jsonl}. */
  private static String field(String file) {
    String stem = file.substring(0, file.indexOf('.'));
    return stem.equals("train") || stem.equals("test") ? stem + "_data" : stem;
  }

  private HttpReply offer(RoutedCall call) throws IOException {
    counter.staging().clean();
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    for (String file : STAGED) {
      json.name(field(file)).value(counter.staging().offer(file).toString());
    }
    return JsonBody.reply(json.endObject());
  }

  private HttpReply create(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              return JsonBody.reply(
                  datasets()
                      .create(
                          new DatasetFiles(
                              sent.neededConfig(),
                              sent.neededJobDescription(),
                              sent.staged("train_data", "train.jsonl"),
                              sent.staged("test_data", "test.jsonl"),
                              sent.staged("traces", "traces.jsonl"))));
            });
  }

  private HttpReply createFromTraces(RoutedCall call) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Id from = TracesRoutes.from(body, FROM);
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              return JsonBody.reply(
                  datasets()
                      .createFromTraces(from, sent.neededConfig(), sent.neededJobDescription()));
            });
  }

  private HttpReply relabel(RoutedCall call, boolean smoke) throws IOException {
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Id from = TracesRoutes.from(body, FROM);
    Node operation = body.field(OPERATION);
    Relabel.Operation what =
        Relabel.Operation.of(operation.text())
            .orElseThrow(
                () ->
                    operation.failure("expected relabel_traces_test or relabel_traces_train here"));
    return counter
        .inbox()
        .use(
            folder -> {
              SentSettings sent = new SentSettings(counter.staging(), body, folder);
              Relabel how = new Relabel(what, smoke, sent.config(), sent.jobDescription());
              return JsonBody.reply(datasets().relabel(from, how));
            });
  }

  private HttpReply list(RoutedCall call) throws IOException {
    int start = number(call, "start", 0);
    int count = number(call, "count", 100);
    return JsonBody.reply(datasets().datasets(start, count));
  }

  /** A number of the query. */
  private static int number(RoutedCall call, String name, int usual) {
    for (String each : call.call().query().orElse("").split("&")) {
      if (each.startsWith(name + "=")) {
        String value = each.substring(name.length() + 1);
        if (!value.matches("[0-9]{1,9}")) {
          throw new HttpRefusedException(400, "`" + name + "`: expected a whole number");
        }
        return Integer.parseInt(value);
      }
    }
    return usual;
  }

  private HttpReply links(RoutedCall call, List<String> stems) throws IOException {
    Id dataset = Counter.id(call, "id");
    List<Download> files = datasets().files(dataset);
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    for (String stem : stems) {
      Optional<Download> file =
          files.stream().filter(each -> each.name().startsWith(stem + ".")).findFirst();
      if (file.isPresent()) {
        Download found = file.get();
        json.name(field(found.name()) + "_url");
        json.value(counter.links().to(dataset + "/" + found.name(), () -> found).toString());
      }
    }
    return JsonBody.reply(json.endObject());
  }
}
