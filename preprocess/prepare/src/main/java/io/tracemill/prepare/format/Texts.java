package io.tracemill.prepare.format;

import io.tracemill.json.Kind;
import io.tracemill.json.Node;
import io.tracemill.json.Slice;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/** Strings that may be text or may be JSON. */
final class Texts {
  private Texts() {}

  /** What the string {@code node} holds, if it begins like JSON; otherwise {@code node} itself. */
  static Node json(Node node) {
    return node.is(Kind.STRING) && looksLikeJson(node.raw().unquoted()) ? node.inside() : node;
  }

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

  /** The message in which {@code role} says {@code text}. */
  static Message said(Role role, Node text) {
    return new Message(role, Optional.of(text), List.of(), Optional.empty(), Optional.empty());
  }
}
