package io.tracemill.teach.committee;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.text.Slice;
import java.util.List;

/** An answer that somebody gave to an example. */
public sealed interface Candidate {

  /** Whose it is: a member's name, or {@link #ORIGINAL}. */
  String from();

  /** The same said by somebody else. */
  Candidate by(String other);

  /** Whose the recorded answer is. */
  String ORIGINAL = "original";

  /**
   * One that can be the example's answer.
   *
   * @param message it as a JSON object, a message in OpenAI's dialect
   * @param meaning what it says; equal ones mean the same
   * @param repairs what was done to it before, in order
   */
  record Valid(String from, String message, String meaning, List<Repair> repairs)
      implements Candidate {
    /** Copies the repairs. */
    public Valid {
      repairs = List.copyOf(repairs);
    }

    @Override
    public Valid by(String other) {
      return new Valid(other, message, meaning, repairs);
    }

    /** A number from 0 for the meaning, which hardly any other meaning has. */
    int group() {
      return (int) (new Fingerprint().add(Slice.of(meaning)).high() >>> Integer.SIZE + 1);
    }
  }

  /**
   * One that cannot.
   *
   * @param reason a few words in files, such as {@code cut}
   * @param detail for people; may be empty
   */
  record Invalid(String from, String reason, String detail) implements Candidate {
    @Override
    public Invalid by(String other) {
      return new Invalid(other, reason, detail);
    }
  }
}
