package io.tracemill.serve;

import io.tracemill.serve.http.HttpRefusedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are sent one by one, each to an address of its own that takes it for an hour; they
 * wait for seven days to be used, and outlive the server. Thread-safe.
 */
final class Staging {
  private static final Duration OPEN = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(7);
  private static final int MOST = 10_000;
  private static final Pattern PATH = Pattern.compile("/staging/([0-9a-f]{32})/([a-z_]+\\.[a-z]+)");

  private final String base;
  private final Path directory;
  private final Clock clock;
  private final Secrets secrets;
  private final Map<String, Offer> offers = new LinkedHashMap<>();

  Staging(String base, Path directory, Clock clock, Secrets secrets) {
    this.base = base;
    this.directory = directory;
    this.clock = clock;
    this.secrets = secrets;
  }

  private record Offer(String name, Instant end) {}

  /** What writes a file. */
  @FunctionalInterface
  interface Writing {
    void to(Path file) throws IOException;
  }

  /** An address that takes a file of a name of ours. */
  synchronized URI offer(String name) {
    Instant now = clock.instant();
    Iterator<Offer> oldest = offers.values().iterator();
    while (oldest.hasNext() && (!now.isBefore(oldest.next().end()) || offers.size() >= MOST)) {
      oldest.remove();
    }
    String secret = secrets.next();
    offers.put(secret, new Offer(name, now.plus(OPEN)));
    return URI.create(base + "/staging/" + secret + "/" + name);
  }

  /** Whether an address takes a file. */
  synchronized boolean isOpen(String secret, String name) {
    return Optional.ofNullable(offers.get(secret))
        .filter(offer -> offer.name().equals(name) && clock.instant().isBefore(offer.end()))
        .isPresent();
  }

  /** Keeps what comes to an address that is open; the last that came whole counts. */
  void put(String secret, String name, Writing writing) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(secret));
    Path part = folder.resolve(secrets.next() + ".part");
    try {
      writing.to(part);
      Files.move(
          part,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * The file that came to an address, whatever host it names.
   *
   * @param field of the request that names the address
   * @throws HttpRefusedException if it is none of ours for such a file, or nothing came
   */
  Path find(String address, String name, String field) {
    Optional<Path> file = path(address).filter(found -> found.endsWith(name));
    if (file.isEmpty()) {
      throw new HttpRefusedException(
          400,
          "`"
              + field
              + "`: expected the URL of that name from /staging-prepared-traces-s3-urls of this"
              + " server");
    }
    return file.filter(Files::isRegularFile)
        .orElseThrow(
            () ->
                new HttpRefusedException(
                    400, "`" + field + "`: nothing has been put at its URL, or it was long ago"));
  }

  private Optional<Path> path(String address) {
    try {
      Matcher path = PATH.matcher(Optional.ofNullable(URI.create(address).getRawPath()).orElse(""));
      return path.matches()
          ? Optional.of(directory.resolve(path.group(1)).resolve(path.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Takes away what has waited for too long. */
  void clean() throws IOException {
    Instant oldest = clock.instant().minus(KEPT);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(directory)) {
      for (Path folder : folders) {
        if (Files.getLastModifiedTime(folder).toInstant().isBefore(oldest)) {
          Inbox.delete(folder);
        }
      }
    } catch (NoSuchFileException e) {
      // Nothing was ever kept, or another took it away.
    }
  }
}
