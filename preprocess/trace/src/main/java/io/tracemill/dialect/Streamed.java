package io.tracemill.dialect;

import io.tracemill.dialect.stream.MergedStream;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Rule;
import java.util.Optional;

/** Answers that were recorded as the chunks of a stream. */
final class Streamed {
  private Streamed() {}

  /** Whether {@code payload} is such a stream. */
  static boolean is(Node payload) {
    return MergedStream.of(payload).isPresent();
  }

  /**
   * Reads {@code payload} if it is a stream, and it is an answer that is read. One that was cut is
   * not to be learned.
   *
   * @throws DataException if it is, and its answer cannot be read
   */
  static boolean read(Node payload, Talk talk) {
    Optional<MergedStream> merged = talk.isAnswer() ? MergedStream.of(payload) : Optional.empty();
    if (merged.isEmpty()) {
      return false;
    }
    MergedStream stream = merged.get();
    talk.note(Rule.STREAM_WAS_MERGED);
    if (stream.beganAnew()) {
      talk.note(Rule.STREAM_BEGAN_ANEW);
    }
    int before = talk.messages().size();
    try {
      Dialects.read(stream.answer(), talk);
    } catch (DataException e) {
      boolean cut = !stream.whole() && !e.reason().equals(DialectReason.FAILED_CALL);
      throw payload.failure(
          cut ? DialectReason.STREAM_CUT : e.reason(),
          (cut ? "the stream was cut; " : "")
              + "of the chunks' answer "
              + e.path()
              + ": "
              + e.problem());
    }
    if (!stream.whole()) {
      cut(before, talk);
    }
    return true;
  }

  private static void cut(int before, Talk talk) {
    talk.note(Rule.STREAM_WAS_CUT);
    int last = talk.messages().size() - 1;
    if (last >= before) {
      talk.messages().set(last, talk.messages().get(last).with(Lesson.CUT));
    }
  }
}
