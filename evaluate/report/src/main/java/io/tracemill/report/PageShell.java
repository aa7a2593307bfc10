package io.tracemill.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The page without its data: the files beside this class in one. Nothing but its own style and its
 * own scripts, named by their hashes, may work in it (Content Security Policy Level 3).
 */
final class PageShell {
  private static final String POLICY = "<!--policy-->\n";
  private static final String STYLES = "<!--styles-->\n";
  private static final String DATA = "<!--data-->\n";
  private static final String SCRIPTS = "<!--scripts-->\n";

  private final String before;
  private final String after;

  private PageShell(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** What writes the value that the page shows. */
  interface Data {
    void writeTo(OutputStream json) throws IOException;
  }

  /** Reads the files. */
  static PageShell read() throws IOException {
    List<String> names =
        resource("scripts.txt")
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    String style = resource("page.css");
    StringBuilder scripts = new StringBuilder();
    StringBuilder hashes = new StringBuilder();
    for (String name : names) {
      String script = resource(name);
      scripts.append("<script>").append(script).append("</script>\n");
      hashes.append(" '").append(hash(script)).append('\'');
    }
    String policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
            + hash(style)
            + "'; script-src"
            + hashes
            + "; base-uri 'none'; form-action 'none'\">\n";
    String page =
        resource("page.html")
            .replace(POLICY, policy)
            .replace(STYLES, "<style>" + style + "</style>\n")
            .replace(SCRIPTS, scripts);
    int at = page.indexOf(DATA);
    if (at < 0) {
      throw new IllegalStateException("page.html has no place for the data");
    }
    return new PageShell(page.substring(0, at), page.substring(at + DATA.length()));
  }

  /** Writes the whole page; {@code out} is neither flushed nor closed. */
  void write(OutputStream out, Data data) throws IOException {
    out.write(before.getBytes(StandardCharsets.UTF_8));
    out.write(bytes("<script type=\"application/json\" id=\"data\">"));
    data.writeTo(new ScriptSafe(out));
    out.write(bytes("</script>\n"));
    out.write(after.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(PageShell.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
