package io.tracemill.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;

/**
 * The library's reader of forms, whose failures are ours: each of its calls may find that the body
 * is no form. It keeps nothing.
 */
final class FormReader extends AbstractFileUpload<HttpCall, DiskFileItem, DiskFileItemFactory> {
  private static final int LONGEST_HEAD = 8192;

  private FormReader() {
    setMaxPartHeaderSize(LONGEST_HEAD);
    setHeaderCharset(StandardCharsets.UTF_8);
  }

  /** What asks the library. */
  @FunctionalInterface
  private interface Question<T> {
    T ask() throws IOException;
  }

  static FileItemInputIterator open(HttpCall call, InputStream body) throws IOException {
    String type = call.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith(MULTIPART_FORM_DATA)) {
      throw new HttpRefusedException(415, "expected a body of the type multipart/form-data");
    }
    return asked(() -> new FormReader().getItemIterator(new Body(type, body)));
  }

  static boolean hasNext(FileItemInputIterator items) throws IOException {
    return asked(items::hasNext);
  }

  static FileItemInput next(FileItemInputIterator items) throws IOException {
    return asked(items::next);
  }

  static String name(FileItemInput item) throws IOException {
    return asked(() -> Optional.ofNullable(item.getFieldName()).orElse(""));
  }

  static String fileName(FileItemInput item) throws IOException {
    return asked(() -> Optional.ofNullable(item.getName()).orElse(""));
  }

  static InputStream content(FileItemInput item) throws IOException {
    return new Content(asked(item::getInputStream));
  }

  private static <T> T asked(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (HttpRefusedException | BrokenCallException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library has a type for each flaw, and passes on what Java says of names and charsets.
      throw new HttpRefusedException(
          400,
          "the body is not a whole multipart form: " + e.getMessage(),
          "the body is not a whole multipart form");
    }
  }

  /** The bytes of a part. */
  private static final class Content extends InputStream {
    private final InputStream in;

    Content(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      return asked(in::read);
    }

    @Override
    public int read(byte[] bytes, int start, int length) throws IOException {
      return asked(() -> in.read(bytes, start, length));
    }
  }

  /** What the library wants to know of a request. */
  private record Body(String type, InputStream in) implements RequestContext {
    @Override
    public String getCharacterEncoding() {
      return "UTF-8";
    }

    @Override
    public long getContentLength() {
      return -1;
    }

    @Override
    public String getContentType() {
      return type;
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public boolean isMultipartRelated() {
      return false;
    }
  }

  @Override
  public FileItemInputIterator getItemIterator(HttpCall call) throws IOException {
    return getItemIterator(new Body(call.header("Content-Type").orElse(""), call.body()));
  }

  @Override
  public Map<String, List<DiskFileItem>> parseParameterMap(HttpCall call) {
    throw new UnsupportedOperationException("a form is read part by part");
  }

  @Override
  public List<DiskFileItem> parseRequest(HttpCall call) {
    throw new UnsupportedOperationException("a form is read part by part");
  }
}
