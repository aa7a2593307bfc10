package io.tracemill.platform.workspace;

import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.pipeline.files.Disk;
import io.tracemill.platform.Id;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entries of a kind, a folder each with a {@code meta.json}. A folder is made elsewhere and moved
 * here when it is whole and on the disk: what has no folder does not exist, and what has one is
 * complete. Thread-safe, also between processes.
 */
public final class Shelf<E extends Entry> {
  private static final String META = "meta.json";

  private final Path folder;
  private final Function<Node, E> reader;

  Shelf(Path folder, Function<Node, E> reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /** The folder of an entry. */
  public Path folder(Id id) {
    return folder.resolve(id.text());
  }

  /** Moves {@code made}, a folder that is complete but for what tells of it, to its place. */
  public void put(E entry, Path made) throws IOException {
    Files.writeString(made.resolve(META), text(entry), StandardCharsets.UTF_8);
    Disk.forceAll(made);
    Path place = folder(entry.id());
    Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
    Disk.forceName(place);
  }

  /** Changes what is told of an entry, at once or not at all. */
  public void replace(E entry) throws IOException {
    Path meta = folder(entry.id()).resolve(META);
    Path part = meta.resolveSibling(META + ".part");
    Files.writeString(part, text(entry), StandardCharsets.UTF_8);
    Disk.forceContents(part);
    Files.move(part, meta, StandardCopyOption.ATOMIC_MOVE);
    Disk.forceName(meta);
  }

  private String text(E entry) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    entry.addTo(json);
    return json.endObject() + "\n";
  }

  boolean has(Id id) {
    return Files.isDirectory(folder(id));
  }

  /**
   * An entry, if there is one of this name.
   *
   * @throws FileSystemException if what tells of it is damaged
   */
  public Optional<E> find(Id id) throws IOException {
    Path meta = folder(id).resolve(META);
    try {
      return Optional.of(reader.apply(Node.of(Files.readString(meta))));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (DataException | IllegalArgumentException e) {
      throw damaged(meta, e);
    }
  }

  private static FileSystemException damaged(Path meta, Exception cause) {
    FileSystemException damaged =
        new FileSystemException(
            meta.toString(),
            null,
            "is damaged ("
                + cause.getMessage()
                + "); mend it, or take its folder out of the workspace");
    damaged.initCause(cause);
    return damaged;
  }

  /** All of them, the newest first. */
  public List<E> all() throws IOException {
    List<E> all = new ArrayList<>();
    for (Id id : ids()) {
      find(id).ifPresent(all::add);
    }
    all.sort(Entry.NEWEST_FIRST);
    return List.copyOf(all);
  }

  /** The names of all of them, in no order. */
  public List<Id> ids() throws IOException {
    List<Id> ids = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder)) {
      for (Path each : folders) {
        Id.read(String.valueOf(each.getFileName())).ifPresent(ids::add);
      }
    }
    return ids;
  }
}
