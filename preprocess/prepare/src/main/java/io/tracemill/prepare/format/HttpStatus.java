package io.tracemill.prepare.format;

import io.tracemill.json.Node;

/** What a server answered a call with: a number from 100 to 599 (RFC 9110, 15). */
final class HttpStatus {
  private HttpStatus() {}

  /** Whether {@code value} is one, as a number or as digits; anything else is somebody's own. */
  static boolean is(Node value) {
    String digits = digits(value);
    return digits.length() == 3
        && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9')
        && digits.charAt(0) >= '1'
        && digits.charAt(0) <= '5';
  }

  /** Whether {@code status}, which is one, says that the call went well. */
  static boolean isSuccess(Node status) {
    return digits(status).charAt(0) == '2';
  }

  private static String digits(Node value) {
    String json = value.raw().toString();
    return json.startsWith("\"") ? json.substring(1, json.length() - 1) : json;
  }
}
