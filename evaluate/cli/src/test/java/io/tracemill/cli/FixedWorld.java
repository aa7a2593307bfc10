package io.tracemill.cli;

import io.tracemill.pipeline.model.Models;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A world in which everything is the same each time. */
final class FixedWorld {
  /** 4000-8000 are what makes a UUID one of version 4. */
  private static final long VERSION = 0x4000L;

  private static final long VARIANT = 0x8000L << 48;

  private FixedWorld() {}

  /** A second goes by each time that somebody looks. */
  private static final class TickingClock extends Clock {
    private final AtomicLong looks = new AtomicLong();

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.parse("2026-04-17T22:28:09.549401Z").plusSeconds(looks.getAndIncrement());
    }
  }

  /** One without an environment, whose ids are counted. */
  static World of(Models models, LongSupplier nanos) {
    AtomicLong count = new AtomicLong();
    return new World(
        models,
        nanos,
        new TickingClock(),
        () -> new UUID(VERSION, VARIANT | count.incrementAndGet()),
        new World.User(Map.of(), Path.of("nobodys-home")));
  }
}
