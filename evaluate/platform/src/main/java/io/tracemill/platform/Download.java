package io.tracemill.platform;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file that the platform gives.
 *
 * @param name its last name, without any folder
 */
public record Download(String name, Opening opening) {

  /** How its bytes are had. */
  @FunctionalInterface
  public interface Opening {

    /** Its bytes from the first one on; whoever opens closes. */
    InputStream open() throws IOException;
  }

  /** Its bytes; whoever opens closes. */
  public InputStream open() throws IOException {
    return opening.open();
  }
}
