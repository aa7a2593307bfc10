package io.tracemill.serve.http;

import io.tracemill.serve.http.FormPart.Presence;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;

/**
 * Takes in forms: each part becomes a file of a directory as it comes, in any order.
 *
 * @param most bytes that a whole body may have
 */
public record Multipart(List<FormPart> parts, long most, Room room) {

  /** Copies the parts. */
  public Multipart {
    parts = List.copyOf(parts);
  }

  /**
   * The files of the parts that came, which whoever gave the directory takes away, also when this
   * fails.
   *
   * @throws HttpRefusedException if the body is no such form
   */
  public Map<String, Path> receive(HttpCall call, Path directory) throws IOException {
    InputStream body = new LimitedInput(call.body(), most, "the body");
    Map<String, Path> files = new HashMap<>();
    FileItemInputIterator items = FormReader.open(call, body);
    while (FormReader.hasNext(items)) {
      FileItemInput item = FormReader.next(items);
      FormPart part = expected(FormReader.name(item));
      Path file = directory.resolve(part.file(FormReader.fileName(item)));
      if (files.putIfAbsent(part.name(), file) != null) {
        throw new HttpRefusedException(400, "the part `" + part.name() + "` is there twice");
      }
      receive(item, part, file);
    }
    body.transferTo(OutputStream.nullOutputStream());
    checkAll(files);
    return Map.copyOf(files);
  }

  private void receive(FileItemInput item, FormPart part, Path file) throws IOException {
    InputStream limited =
        new LimitedInput(FormReader.content(item), part.most(), "the part `" + part.name() + "`");
    room.copy(limited, file);
  }

  private FormPart expected(String name) {
    return parts.stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new HttpRefusedException(
                    400, "expected the parts " + names() + " but found another"));
  }

  private String names() {
    return parts.stream().map(FormPart::name).collect(Collectors.joining(", "));
  }

  private void checkAll(Map<String, Path> files) {
    Optional<FormPart> missing =
        parts.stream()
            .filter(part -> part.presence() == Presence.NEEDED)
            .filter(part -> !files.containsKey(part.name()))
            .findFirst();
    if (missing.isPresent()) {
      throw new HttpRefusedException(400, "the part `" + missing.get().name() + "` is missing");
    }
  }
}
