package io.tracemill.serve.gateway;

import io.tracemill.serve.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The body of an answer on its way down: each piece goes out as it comes, before anybody listens.
 * If one side breaks off, so does the other.
 */
final class PassedBody implements HttpReply.Content {
  private static final int BUFFER = 1 << 14;

  private final InputStream in;
  private final Optional<Recording> recording;
  private final Recordings recordings;

  /** Closes {@code in}. */
  PassedBody(InputStream in, Optional<Recording> recording, Recordings recordings) {
    this.in = in;
    this.recording = recording;
    this.recordings = recordings;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try (in) {
      byte[] buffer = new byte[BUFFER];
      for (int length = read(buffer); length >= 0; length = read(buffer)) {
        write(out, buffer, length);
        hear(buffer, length);
      }
    } finally {
      recording.ifPresent(recordings::end);
    }
  }

  private int read(byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      breakOff("the server broke off");
      throw e;
    }
  }

  private void write(OutputStream out, byte[] buffer, int length) throws IOException {
    try {
      out.write(buffer, 0, length);
      out.flush();
    } catch (IOException e) {
      hear(buffer, length);
      breakOff("the client left");
      throw e;
    }
  }

  private void hear(byte[] buffer, int length) {
    recording.ifPresent(kept -> kept.take(buffer, length));
  }

  private void breakOff(String why) {
    recording.ifPresent(kept -> kept.breakOff(why));
  }

  @Override
  public void skip() throws IOException {
    breakOff("the client left");
    close();
  }

  /** Ends an answer without a body. */
  void close() throws IOException {
    recording.ifPresent(recordings::end);
    in.close();
  }
}
