package io.tracemill.serve.gateway;

import java.util.List;

/**
 * An event of a stream of server-sent events.
 *
 * @param type empty where none is named
 * @param data its lines
 */
record StreamEvent(String type, List<String> data) {

  /** Copies the lines. */
  StreamEvent {
    data = List.copyOf(data);
  }
}
