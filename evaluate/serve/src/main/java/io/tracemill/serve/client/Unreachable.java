package io.tracemill.serve.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import javax.net.ssl.SSLException;

/** Says why a server did not answer, and what to do. */
final class Unreachable {
  private Unreachable() {}

  static IOException told(URI place, IOException cause) {
    return new IOException(
        place.resolve("/").toString().replaceFirst("/$", "") + ": " + why(cause), cause);
  }

  private static String why(IOException cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return "nobody answers there; is it running? tracemill serve starts one on this machine";
    } else if (cause instanceof HttpTimeoutException) {
      return "has not answered for 2 minutes; ask again, or look at the server's log";
    } else if (cause instanceof SSLException) {
      return "no secure connection ("
          + cause.getMessage()
          + "); does the address begin with http://?";
    }
    return "the connection broke ("
        + cause.getMessage()
        + "); look at the server's log, then ask again";
  }
}
