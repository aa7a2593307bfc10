package io.tracemill.ask;

import java.util.List;
import java.util.Optional;

/** What became of a request; one that went wrong does not concern the others. */
public sealed interface Outcome
    permits Outcome.Answered,
        Outcome.Labelled,
        Outcome.Overflowed,
        Outcome.Failed,
        Outcome.Unanswered {

  /** The request's row. */
  long row();

  /**
   * An answer.
   *
   * @param text as the model wrote it: without the end token, but with all other special tokens,
   *     for some models mark their tool calls by such
   * @param message the answer as a JSON object, a message in OpenAI's dialect, from those who say
   *     themselves what is a call and what are words, as endpoints do: then it counts, not the text
   * @param newTokens with the end token
   * @param insideThought whether the prompt ended inside {@code <think>}, as some templates have it
   */
  record Answered(
      long row,
      String text,
      Optional<String> message,
      int promptTokens,
      int newTokens,
      Ending ending,
      boolean insideThought)
      implements Outcome {

    /** Half a surrogate pair, which no file can hold, becomes U+FFFD. */
    public Answered {
      text = whole(text);
      message = message.map(Answered::whole);
    }

    /** Of a model that writes text alone. */
    public Answered(
        long row,
        String text,
        int promptTokens,
        int newTokens,
        Ending ending,
        boolean insideThought) {
      this(row, text, Optional.empty(), promptTokens, newTokens, ending, insideThought);
    }

    private static String whole(String text) {
      if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
        return text;
      }
      StringBuilder whole = new StringBuilder(text.length());
      text.codePoints()
          .map(point -> point >= 0xd800 && point <= 0xdfff ? 0xfffd : point)
          .forEach(whole::appendCodePoint);
      return whole.toString();
    }

    /** Whether a prompt's text ends inside a thought. */
    public static boolean endsInsideThought(String prompt) {
      return prompt.lastIndexOf("<think>") > prompt.lastIndexOf("</think>")
          && prompt.stripTrailing().endsWith("<think>");
    }
  }

  /**
   * How likely each label is.
   *
   * @param logLikelihoods in the order of the request's labels
   */
  record Labelled(long row, List<Double> logLikelihoods, int promptTokens) implements Outcome {

    /** Copies the list. */
    public Labelled {
      logLikelihoods = List.copyOf(logLikelihoods);
    }
  }

  /**
   * A prompt that leaves no room for an answer.
   *
   * @param limit the tokens that the model can hold
   */
  record Overflowed(long row, int promptTokens, int limit) implements Outcome {}

  /**
   * A prompt that cannot be asked, such as one that the chat template refuses.
   *
   * @param reason for people
   */
  record Failed(long row, String reason) implements Outcome {}

  /**
   * A request that got no answer, though the same one may get one another time: the server could
   * not be reached, or gave nothing that can be read. It is in no journal.
   *
   * @param reason for people
   */
  record Unanswered(long row, String reason) implements Outcome {}
}
