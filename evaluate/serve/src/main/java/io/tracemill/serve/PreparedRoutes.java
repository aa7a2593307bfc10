package io.tracemill.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Id;
import io.tracemill.platform.TraceProcessing;
import io.tracemill.serve.http.HttpRefusedException;
import io.tracemill.serve.http.HttpReply;
import io.tracemill.serve.http.Route;
import io.tracemill.serve.http.RoutedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Traces that are sent file by file, kept, and processed, as often as one likes. */
record PreparedRoutes(Counter counter) implements RouteGroup {
  static final String TRACES_FILE = "traces.jsonl";
  static final String JOB_FILE = "job_description.json";
  static final String CONFIG_FILE = "config.yaml";
  private static final Name TRACES = Name.of("traces_jsonl");
  private static final Name JOB = Name.of("job_description_json");
  private static final Name CONFIG = Name.of("config");
  private static final Name CONFIG_YAML = Name.of("config_yaml");
  private static final Name PROCESSING = Name.of("trace-processing-config");

  @Override
  public List<Route> routes() {
    return List.of(
        Route.of("GET", "/staging-prepared-traces-s3-urls", this::offer),
        Route.open("PUT", "/staging/{secret}/{file}", this::put),
        Route.of("POST", "/models/{id}/prepared-traces", this::prepare),
        Route.of("POST", "/models/{id}/prepared-traces/{traces}/upload", this::process));
  }

  private HttpReply offer(RoutedCall call) throws IOException {
    counter.staging().clean();
    String config = counter.staging().offer(CONFIG_FILE).toString();
    return JsonBody.reply(
        new JsonText(Layout.COMPACT)
            .beginObject()
            .name(TRACES.toString())
            .value(counter.staging().offer(TRACES_FILE).toString())
            .name(JOB.toString())
            .value(counter.staging().offer(JOB_FILE).toString())
            .name(CONFIG_YAML.toString())
            .value(config)
            .name(CONFIG.toString())
            .value(config)
            .endObject());
  }

  private HttpReply put(RoutedCall call) throws IOException {
    String secret = call.value("secret");
    String name = call.value("file");
    if (!counter.staging().isOpen(secret, name)) {
      throw new HttpRefusedException(
          403, "this URL is none of this server, or its hour is over: ask for new ones");
    }
    boolean small = name.equals(CONFIG_FILE) || name.equals(JOB_FILE);
    long most = small ? counter.limits().document() : counter.limits().upload();
    counter.staging().put(secret, name, file -> counter.inbox().file(call.call(), most, file));
    return HttpReply.empty(200);
  }

  private HttpReply prepare(RoutedCall call) throws IOException {
    Id model = Counter.id(call, "id");
    Node body = JsonBody.read(call.call(), counter.limits().document());
    Node config = body.find(CONFIG_YAML).orElseGet(() -> body.field(CONFIG));
    return JsonBody.reply(
        counter
            .platform()
            .prepareTraces(
                model,
                new TracesDirectory(
                    staged(body.field(TRACES), TRACES, TRACES_FILE),
                    staged(body.field(JOB), JOB, JOB_FILE),
                    staged(config, CONFIG, CONFIG_FILE),
                    Optional.empty(),
                    Optional.empty())));
  }

  private Path staged(Node address, Name field, String file) {
    return counter.staging().find(address.text(), file, field.toString());
  }

  private HttpReply process(RoutedCall call) throws IOException {
    Id model = Counter.id(call, "id");
    Id traces = Counter.id(call, "traces");
    Node body = JsonBody.read(call.call(), counter.limits().document());
    byte[] section = body.field(PROCESSING).as(Kind.OBJECT).raw().toString().getBytes(UTF_8);
    return counter
        .inbox()
        .use(
            folder -> {
              Path file = Files.write(folder.resolve("trace-processing-config.json"), section);
              TraceProcessing how = new TraceProcessing(file, TraceProcessing.Form.SECTION);
              return JsonBody.reply(counter.platform().process(model, traces, how));
            });
  }
}
