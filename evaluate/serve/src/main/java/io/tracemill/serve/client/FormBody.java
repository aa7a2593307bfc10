package io.tracemill.serve.client;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A form of files, as {@code requests} of Python sends it; the files are read while it is sent. */
final class FormBody {
  private final String boundary;
  private final List<BodyPublisher> pieces = new ArrayList<>();

  /** An empty one; its {@code boundary} stands in none of the files. */
  FormBody(String boundary) {
    this.boundary = boundary;
  }

  /** Adds a file, which is called by its own last name. */
  FormBody add(String part, Path file) throws NoSuchFileException {
    String header =
        "--"
            + boundary
            + "\r\nContent-Disposition: form-data; name=\""
            + part
            + "\"; filename=\""
            + quoted(String.valueOf(file.getFileName()))
            + "\"\r\n\r\n";
    pieces.add(text(header));
    try {
      pieces.add(BodyPublishers.ofFile(file));
    } catch (FileNotFoundException e) {
      throw missing(file, e);
    }
    pieces.add(text("\r\n"));
    return this;
  }

  private static NoSuchFileException missing(Path file, FileNotFoundException cause) {
    NoSuchFileException missing = new NoSuchFileException(file.toString());
    missing.initCause(cause);
    return missing;
  }

  /** As browsers write a name into a header. */
  private static String quoted(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher body() {
    List<BodyPublisher> all = new ArrayList<>(pieces);
    all.add(text("--" + boundary + "--\r\n"));
    return BodyPublishers.concat(all.toArray(BodyPublisher[]::new));
  }
}
