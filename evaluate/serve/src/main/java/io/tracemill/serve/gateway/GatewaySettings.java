package io.tracemill.serve.gateway;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a gateway stands before, and where it keeps what passes.
 *
 * @param port of this machine's own address; 0 for any that is free
 * @param directory for {@code calls.jsonl} and {@code traces.jsonl}, made where it is missing
 * @param ids new ones, one a call
 */
public record GatewaySettings(
    Upstream upstream, int port, Path directory, Clock clock, Supplier<UUID> ids) {

  Path calls() {
    return directory.resolve("calls.jsonl");
  }

  Path traces() {
    return directory.resolve("traces.jsonl");
  }
}
