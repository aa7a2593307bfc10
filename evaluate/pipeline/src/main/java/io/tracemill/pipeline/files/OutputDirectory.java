package io.tracemill.pipeline.files;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory that appears with all its files at once: it is made under another name, {@code
 * NAME.part}, and gets its own when it is complete; closed before, it is deleted.
 */
public final class OutputDirectory implements Closeable {
  private static final int BUFFER = 1 << 16;

  private final Path directory;
  private final Path part;
  private final Runnable watch;
  private final Map<String, OpenFile> files = new LinkedHashMap<>();
  private boolean complete;
  private boolean ending;

  private record OpenFile(OutputStream stream, DigestOutputStream digest) {}

  private OutputDirectory(Path directory, Path part, Runnable watch) {
    this.directory = directory;
    this.part = part;
    this.watch = watch;
  }

  /**
   * Begins to make {@code directory}; what a killed run left behind is removed.
   *
   * @param force whether one that is there already may be replaced
   * @param names the files it will have; no others are ever deleted
   * @param watch is run whenever some more is written, and ends all by what it throws
   * @throws RequestException if it is there and may not be replaced
   */
  public static OutputDirectory create(
      Path directory, boolean force, Set<String> names, Runnable watch) throws IOException {
    check(directory, force, names);
    Path absolute = directory.toAbsolutePath().normalize();
    Path part = absolute.resolveSibling(absolute.getFileName() + ".part");
    check(part, true, names);
    check(old(absolute), true, names);
    delete(part);
    Files.createDirectories(part);
    return new OutputDirectory(absolute, part, watch);
  }

  /**
   * Checks that {@code directory} may be made.
   *
   * @throws RequestException if not
   */
  public static void check(Path directory, boolean force, Set<String> names) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    if (!Files.isDirectory(directory)) {
      throw taken(directory + " is there and is no directory; choose another `out`");
    }
    Set<String> others = new TreeSet<>(names(directory));
    boolean any = !others.isEmpty();
    others.removeAll(names);
    if (!others.isEmpty()) {
      throw taken(
          directory
              + " is there and holds other files, such as "
              + others.iterator().next()
              + "; choose another `out`");
    } else if (any && !force) {
      throw taken(
          directory + " is there already; choose another `out`, or replace it with `force`");
    }
  }

  private static RequestException taken(String message) {
    Problems problems = new Problems();
    problems.use(message);
    return problems.exception();
  }

  /** Where a replaced directory is for a moment. */
  private static Path old(Path directory) {
    return directory.resolveSibling(directory.getFileName() + ".old.part");
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  /** Begins a file. */
  public OutputStream file(String name) throws IOException {
    OutputStream stored = ToldFile.create(part.resolve(name));
    DigestOutputStream digest = new DigestOutputStream(stored, Sha256.digest());
    OutputStream stream = new BufferedOutputStream(new Watched(digest), BUFFER);
    files.put(name, new OpenFile(stream, digest));
    return stream;
  }

  /** Where a file is while the directory is not complete. */
  public Path path(String name) {
    return part.resolve(name);
  }

  /** The same; all written to it is there. */
  public Path flushed(String name) throws IOException {
    for (OpenFile file : files.values()) {
      file.stream().flush();
    }
    return part.resolve(name);
  }

  /** The files begun until now, in order, with their sizes and hashes. */
  public List<FileRecord> records() throws IOException {
    List<FileRecord> records = new ArrayList<>();
    for (Map.Entry<String, OpenFile> entry : files.entrySet()) {
      long bytes = Files.size(flushed(entry.getKey()));
      String hash = Sha256.hex(entry.getValue().digest().getMessageDigest());
      records.add(new FileRecord(entry.getKey(), bytes, hash));
    }
    return records;
  }

  /** Says that all is written: gives the directory its name. */
  public void complete() throws IOException {
    closeFiles();
    Path old = old(directory);
    delete(old);
    if (Files.exists(directory)) {
      Files.move(directory, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
    complete = true;
    delete(old);
  }

  private void closeFiles() throws IOException {
    for (OpenFile file : files.values()) {
      file.stream().close();
    }
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      ending = true;
      try {
        closeFiles();
      } finally {
        delete(part);
      }
    }
  }

  /**
   * Takes a directory away of which all files are known: one that {@link #check} lets be replaced.
   */
  public static void delete(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      for (String name : names(directory)) {
        Files.delete(directory.resolve(name));
      }
      Files.delete(directory);
    }
  }

  /** Has the watch look before each block that is written, until all ends. */
  private final class Watched extends FilterOutputStream {

    Watched(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (!ending) {
        watch.run();
      }
      out.write(bytes, offset, length);
    }
  }
}
