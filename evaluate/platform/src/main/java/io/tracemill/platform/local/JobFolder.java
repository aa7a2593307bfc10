package io.tracemill.platform.local;

import io.tracemill.json.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of something that a job makes. */
record JobFolder(Path path) {

  /** The directory that the job makes; there when it is complete. */
  Path data() {
    return path.resolve("data");
  }

  Path metrics() {
    return data().resolve("metrics.json");
  }

  Path predictions() {
    return data().resolve("predictions.jsonl");
  }

  /** What was said while the job ran. */
  Path log() {
    return path.resolve("log.txt");
  }

  /** The same as the platform answers it. */
  Node logs() throws IOException {
    String text = Files.exists(log()) ? Files.readString(log()) : "";
    return Node.of(PlatformJson.object().name("logs").value(text).endObject().toString());
  }

  /** Has the job end early. */
  void stop() throws IOException {
    Files.write(path.resolve("stop"), new byte[0]);
  }

  boolean isStopped() {
    return Files.exists(path.resolve("stop"));
  }
}
