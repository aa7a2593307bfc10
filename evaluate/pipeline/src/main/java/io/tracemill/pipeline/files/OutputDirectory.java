package io.tracemill.pipeline.files;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A directory that appears with all its files at once: it is made under another name, {@code
 * NAME.part}, and gets its own when it is complete and on the disk; closed before, it is deleted.
 */
public final class OutputDirectory implements Closeable {
  private final DirectoryClaim claim;
  private final Path part;
  private final Runnable watch;
  private final Unfinished.Work work;
  private final Map<String, DirectoryFile> files = new LinkedHashMap<>();
  private boolean complete;
  private boolean ending;

  private OutputDirectory(DirectoryClaim claim, Runnable watch) {
    this.claim = claim;
    this.part = claim.part();
    this.watch = watch;
    this.work =
        new Unfinished.Work() {
          @Override
          public Optional<Path> output() {
            return Optional.of(claim.output());
          }

          @Override
          public void remove() throws IOException {
            delete(part);
          }
        };
  }

  /**
   * Begins to make the directory of {@code claim}; what a killed run left behind is removed, and
   * what it was just replacing is put back.
   *
   * @param force whether one that is there already may be replaced
   * @param names the files it will have; no others are ever deleted
   * @param watch is run whenever some more is written, and ends all by what it throws
   * @throws RequestException if it is there and may not be replaced
   */
  public static OutputDirectory create(
      DirectoryClaim claim, boolean force, Set<String> names, Runnable watch) throws IOException {
    check(claim.part(), true, names);
    check(claim.old(), true, names);
    if (Files.exists(claim.old()) && !Files.exists(claim.directory())) {
      Files.move(claim.old(), claim.directory(), StandardCopyOption.ATOMIC_MOVE);
    }
    check(claim.directory(), force, names);
    delete(claim.part());
    OutputDirectory made = new OutputDirectory(claim, watch);
    Unfinished.begin(made.work);
    Files.createDirectories(claim.part());
    return made;
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

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  /** Begins a file. */
  public OutputStream file(String name) throws IOException {
    DirectoryFile file = DirectoryFile.create(part.resolve(name), this::watch);
    files.put(name, file);
    return file.out();
  }

  private void watch() {
    if (!ending) {
      watch.run();
    }
  }

  /** Where a file is while the directory is not complete. */
  public Path path(String name) {
    return part.resolve(name);
  }

  /** The same; all written to it is there. */
  public Path flushed(String name) throws IOException {
    for (DirectoryFile file : files.values()) {
      file.out().flush();
    }
    return part.resolve(name);
  }

  /** The files begun until now, in order, with their sizes and hashes. */
  public List<FileRecord> records() throws IOException {
    List<FileRecord> records = new ArrayList<>();
    for (Map.Entry<String, DirectoryFile> entry : files.entrySet()) {
      long bytes = Files.size(flushed(entry.getKey()));
      records.add(new FileRecord(entry.getKey(), bytes, entry.getValue().sha256()));
    }
    return records;
  }

  /** Says that all is written: gives the directory its name. */
  public void complete() throws IOException {
    for (DirectoryFile file : files.values()) {
      file.complete();
    }
    closeFiles();
    Disk.force(part);
    delete(claim.old());
    Unfinished.complete(work, this::move);
    complete = true;
    Disk.forceName(claim.directory());
    delete(claim.old());
  }

  /** A process that is killed between the two leaves what {@link #create} puts back. */
  private void move() throws IOException {
    if (Files.exists(claim.directory())) {
      Files.move(claim.directory(), claim.old(), StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(part, claim.directory(), StandardCopyOption.ATOMIC_MOVE);
  }

  private void closeFiles() throws IOException {
    for (DirectoryFile file : files.values()) {
      file.close();
    }
  }

  @Override
  public void close() throws IOException {
    if (!complete) {
      ending = true;
      Unfinished.end(work);
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
}
