package io.tracemill.serve;

import io.tracemill.platform.Download;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses of files for those who have no token: each for one file and one hour. A file keeps its
 * address until half of that is over. They end with the server. Thread-safe.
 */
final class Links {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final int MOST = 10_000;

  private final String base;
  private final Clock clock;
  private final Secrets secrets;
  private final Map<String, Entry> bySecret = new LinkedHashMap<>();
  private final Map<String, String> secretByFile = new LinkedHashMap<>();

  Links(String base, Clock clock, Secrets secrets) {
    this.base = base;
    this.clock = clock;
    this.secrets = secrets;
  }

  private record Entry(String file, Download download, Instant end) {}

  /** What finds a file. */
  @FunctionalInterface
  interface Finding {
    Download find() throws IOException;
  }

  /**
   * The address of a file.
   *
   * @param file what it is called among all files of the platform
   * @param finding asked where it has no address
   */
  synchronized URI to(String file, Finding finding) throws IOException {
    Instant now = clock.instant();
    Optional<String> known = Optional.ofNullable(secretByFile.get(file));
    Optional<Entry> entry = known.flatMap(secret -> Optional.ofNullable(bySecret.get(secret)));
    if (entry.isPresent() && now.isBefore(entry.get().end().minus(LIFE.dividedBy(2)))) {
      return address(known.orElseThrow(), entry.get());
    }
    return add(new Entry(file, finding.find(), now.plus(LIFE)), now);
  }

  private URI add(Entry entry, Instant now) {
    clean(now);
    String secret = secrets.next();
    bySecret.put(secret, entry);
    secretByFile.put(entry.file(), secret);
    return address(secret, entry);
  }

  private URI address(String secret, Entry entry) {
    return URI.create(base + "/files/" + secret + "/" + entry.download().name());
  }

  /** Takes the oldest away: those whose time is over, and those too many. */
  private void clean(Instant now) {
    Iterator<Map.Entry<String, Entry>> all = bySecret.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Entry> oldest = all.next();
      if (bySecret.size() < MOST && now.isBefore(oldest.getValue().end())) {
        return;
      }
      all.remove();
      secretByFile.remove(oldest.getValue().file(), oldest.getKey());
    }
  }

  /** The file at an address. */
  synchronized Optional<Download> find(String secret, String name) {
    return Optional.ofNullable(bySecret.get(secret))
        .filter(entry -> clock.instant().isBefore(entry.end()))
        .map(Entry::download)
        .filter(download -> download.name().equals(name));
  }
}
