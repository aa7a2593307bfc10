package io.tracemill.answer.prompt;

/**
 * The words around what a row asks, for models that were trained with other ones.
 *
 * @param system the system's message; {@code {task_description}} stands for the job's
 * @param question the user's message where a row has a single one; {@code {question}} stands for it
 * @param questionWithContext the same where a row has a context, too, {@code {context}}
 */
public record Wording(String system, String question, String questionWithContext) {
  private static final String TASK = "{task_description}";
  private static final String QUESTION = "{question}";
  private static final String CONTEXT = "{context}";

  /** Nothing around them. */
  public static final Wording PLAIN = new Wording(TASK, QUESTION, CONTEXT + "\n\n" + QUESTION);

  /** Refuses words that leave out what is asked. */
  public Wording {
    require(question, QUESTION);
    require(questionWithContext, QUESTION);
    require(questionWithContext, CONTEXT);
  }

  private static void require(String text, String part) {
    if (!text.contains(part)) {
      throw new IllegalArgumentException("expected " + part + " in: " + text);
    }
  }

  String system(String task) {
    return system.replace(TASK, task);
  }

  String question(String asked) {
    return question.replace(QUESTION, asked);
  }

  /** Each stands in once, even where one holds the name of the other. */
  String question(String asked, String context) {
    int at = questionWithContext.indexOf(QUESTION);
    String before = questionWithContext.substring(0, at);
    String behind = questionWithContext.substring(at + QUESTION.length());
    return before.replace(CONTEXT, context) + asked + behind.replace(CONTEXT, context);
  }
}
