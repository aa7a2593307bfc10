package io.tracemill.serve;

import io.tracemill.platform.Platform;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a server stands on; whoever opened it closes it.
 *
 * @param staging where files wait that are sent one by one
 * @param scratch makes folders for what comes in, from which the platform may move files
 */
public record Backing(Platform platform, Path staging, Scratching scratch, Outside outside) {

  /** What makes folders. */
  @FunctionalInterface
  public interface Scratching {

    /** A new folder; the server takes it away. */
    Path folder() throws IOException;
  }

  /** A platform over a workspace. */
  public static Backing of(Platform platform, Workspace workspace, Outside outside) {
    return new Backing(platform, workspace.staging(), workspace::scratch, outside);
  }
}
