package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.Optional;
import java.util.Set;

/** Strings that may be text or may be JSON. */
public final class Texts {
  private static final Name ROLE = Name.of("role");
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private Texts() {}

  /** Whether a string begins with an object, or with an array of objects or arrays. */
  static boolean looksLikeJson(Slice contents) {
    int at = skipSpace(contents, contents.start());
    if (at == contents.end()) {
      return false;
    }
    byte first = contents.bytes()[at];
    if (first == '[') {
      int next = skipSpace(contents, at + 1);
      return next < contents.end() && "{[]".indexOf(contents.bytes()[next]) >= 0;
    }
    return first == '{';
  }

  /**
   * What the string {@code node} holds, if it is JSON that begins like an object or an array;
   * otherwise {@code node} itself.
   */
  public static Node jsonIfAny(Node node) {
    return node.is(Kind.STRING) ? inside(node).orElse(node) : node;
  }

  /**
   * The value of {@code kind} that the field is, or that it holds as a string of JSON; only looked
   * at, not read. Without lambdas, each of which would be a class more when a command starts.
   */
  public static Optional<Node> peekJson(Node object, Name field, Kind kind) {
    Optional<Node> found = object.peek(field);
    if (found.isEmpty()) {
      return found;
    }
    Node json = jsonIfAny(found.get());
    return json.is(kind) ? Optional.of(json) : Optional.empty();
  }

  /**
   * The object or array of JSON that {@code string} holds, if any; that most text is none shows in
   * its first character.
   */
  public static Optional<Node> inside(Node string) {
    return looksLikeJson(string.raw().unquoted()) ? string.insideIfJson() : Optional.empty();
  }

  /** Whether {@code node} is an object with the role of a message. */
  public static boolean isMessage(Node node) {
    return node.is(Kind.OBJECT)
        && node.peek(ROLE)
            .filter(role -> role.is(Kind.STRING) && ROLES.contains(role.text()))
            .isPresent();
  }

  private static int skipSpace(Slice contents, int from) {
    byte[] bytes = contents.bytes();
    int at = from;
    while (at < contents.end()) {
      if (bytes[at] == ' ') {
        at++;
      } else if (bytes[at] == '\\' && "nrt".indexOf(bytes[at + 1]) >= 0) {
        at += 2;
      } else {
        return at;
      }
    }
    return at;
  }

  /**
   * The message in which {@code role} says {@code text}, a string or an array of parts of text; an
   * image or the like is there with why it may be refused.
   *
   * @throws io.tracemill.json.DataException if it is neither
   */
  public static Message said(Role role, Node text) {
    return Message.saying(
        role,
        text.is(Kind.ARRAY) ? PartKinds.TEXT.content(text) : Media.recorded(text.as(Kind.STRING)));
  }
}
