package io.tracemill.ask;

import java.util.List;

/**
 * How a model writes tool calls, as its chat template shows it: the text around their names and
 * their arguments, which are JSON.
 *
 * @param opening before the first name, such as <code>&lt;tool_call&gt;\n{"name": "</code>
 * @param middle between a name and its arguments
 * @param joint between the arguments of a call and the name of the next
 * @param closing behind the last arguments
 */
public record CallWording(String opening, String middle, String joint, String closing) {

  /**
   * A call.
   *
   * @param arguments a JSON object
   */
  public record Call(String name, String arguments) {}

  /** The text of at least one call. */
  public String text(List<Call> calls) {
    StringBuilder text = new StringBuilder(opening);
    for (Call call : calls) {
      if (text.length() > opening.length()) {
        text.append(joint);
      }
      text.append(call.name()).append(middle).append(call.arguments());
    }
    return text.append(closing).toString();
  }
}
