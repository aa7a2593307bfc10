package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.serve.gateway.GatewayCounts;
import io.tracemill.serve.gateway.GatewaySettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a gateway has kept.
 *
 * @param traces of all times; nothing where they could not be written
 */
record RecordSummary(GatewayCounts counts, Optional<Long> traces, Path directory) {

  /** What is said first. */
  static String begin(URI base, GatewaySettings settings) {
    URI upstream = settings.upstream().base();
    String where = settings.upstream().isHere() ? "" : ", which is not this machine";
    String version =
        upstream.getRawPath().isEmpty()
            ? "\nIts URL has no path; most servers have one, such as " + upstream + "/v1"
            : "";
    return "calls go to "
        + upstream
        + where
        + version
        + "\nbase URL for clients: "
        + base
        + " (such as OPENAI_BASE_URL="
        + base
        + ")\nwhat is said is kept in "
        + settings.directory()
        + "; Ctrl-C ends this";
  }

  String text() {
    String made =
        traces
            .map(
                count ->
                    "\n" + directory.resolve("traces.jsonl") + ": " + count + " traces" + next())
            .orElse("");
    return directory.resolve("calls.jsonl")
        + ": "
        + counts.calls()
        + " calls more, of which "
        + counts.partial()
        + " partial and "
        + counts.failed()
        + " failed; "
        + counts.passed()
        + " passed unrecorded, "
        + counts.lost()
        + " lost"
        + made;
  }

  private String next() {
    return traces.orElse(0L) == 0
        ? ""
        : "\nnext: tracemill inspect " + directory.resolve("traces.jsonl");
  }

  String json() {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("calls").value(counts.calls()).name("partial").value(counts.partial());
    json.name("failed").value(counts.failed()).name("passed").value(counts.passed());
    json.name("lost").value(counts.lost());
    traces.ifPresent(count -> json.name("traces").value(count));
    return json.endObject().toString();
  }
}
