package io.tracemill.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/**
 * A file that the platform gives.
 *
 * @param name its last name, without any folder
 * @param size in bytes, if that is known
 */
public record Download(String name, OptionalLong size, Opening opening) {

  /** One of unknown size. */
  public Download(String name, Opening opening) {
    this(name, OptionalLong.empty(), opening);
  }

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
