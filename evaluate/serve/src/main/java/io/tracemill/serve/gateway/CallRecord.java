package io.tracemill.serve.gateway;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * A call as it is kept, in the form of the records of the service's own endpoint, which is
 * Langfuse's: what was sent and what came, both as strings.
 *
 * @param took until the last byte
 * @param status in HTTP; 0 if there was no answer yet
 * @param broken why the answer is not whole, if it is not
 */
record CallRecord(
    UUID id,
    Instant start,
    Duration took,
    String input,
    String output,
    int status,
    Optional<String> broken) {
  private static final int SUCCESS = 200;

  /** Whether the server refused or could not be asked. */
  boolean isFailed() {
    return status != SUCCESS;
  }

  /** Its line, with the line feed. */
  byte[] line() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    json.name("id").value(id.toString());
    json.name("start_time").value(start.truncatedTo(ChronoUnit.MICROS).toString());
    json.name("latency").value(BigDecimal.valueOf(took.toMillis(), 3));
    json.name("input").value(input);
    json.name("output").value(output);
    json.name("metadata").beginObject();
    if (status > 0) {
      json.name("status").value(status);
    }
    json.name("source").value("primary").endObject();
    // Langfuse's own way to say that an observation is not to be relied on.
    broken.ifPresent(why -> json.name("level").value("ERROR").name("statusMessage").value(why));
    byte[] text = json.endObject().toBytes();
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }
}
