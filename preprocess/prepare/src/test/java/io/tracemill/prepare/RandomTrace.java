package io.tracemill.prepare;

import io.tracemill.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up conversation: its line, and its messages as rows have to show them.
 *
 * @param line of the format openai_messages_with_images
 * @param messages with arguments as objects, and without what is null
 */
public record RandomTrace(String line, List<Map<String, Object>> messages) {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Hello ",
          "\"",
          "\\",
          "\\\"",
          "/",
          "\n",
          "\t",
          "\r\n",
          "\u0001",
          "\u001f",
          "\u007f",
          "é",
          "ß",
          "\u2028",
          "\u2029",
          "😀",
          "東京",
          "\ud83d\udc69\u200d\ud83d\udcbb",
          "\\u0022",
          "{\"a\":1}",
          "[",
          "```",
          "\ufeff",
          "\uffff",
          " ",
          "x".repeat(9),
          "0123456789");

  private static final List<String> NUMBERS =
      List.of("0", "-0.0", "1e400", "12345678901234567890", "1.10", "3", "-7E-2");

  private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");

  /** A trace of up to eight messages. */
  public static RandomTrace of(Random random) {
    List<Map<String, Object>> messages = new ArrayList<>();
    List<Map<String, Object>> recorded = new ArrayList<>();
    int count = 1 + random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Map<String, Object> message = new LinkedHashMap<>();
      Map<String, Object> record = new LinkedHashMap<>();
      message(random, message, record);
      messages.add(message);
      recorded.add(record);
    }
    return new RandomTrace(Values.json(Map.of("messages", recorded), random), messages);
  }

  private static void message(
      Random random, Map<String, Object> message, Map<String, Object> record) {
    String role = ROLES.get(random.nextInt(4));
    message.put("role", role);
    record.put("role", role.equals("system") && random.nextBoolean() ? "developer" : role);
    content(random, message, record);
    if (role.equals("assistant") && random.nextBoolean()) {
      calls(random, message, record);
    } else if (random.nextInt(5) == 0) {
      record.put("tool_calls", random.nextBoolean() ? new Values.Null() : List.of());
    }
    for (String key : List.of("tool_call_id", "name")) {
      if (random.nextInt(5) == 0) {
        String text = text(random);
        message.put(key, text);
        record.put(key, text);
      }
    }
    if (random.nextInt(5) == 0) {
      record.put("unknown " + text(random), value(random, 0));
    }
  }

  private static void content(
      Random random, Map<String, Object> message, Map<String, Object> record) {
    switch (random.nextInt(8)) {
      case 0 -> {}
      case 1 -> record.put("content", new Values.Null());
      case 2, 3 -> {
        List<Object> parts = parts(random);
        message.put("content", parts);
        record.put("content", parts);
      }
      default -> {
        String text = text(random);
        message.put("content", text);
        record.put("content", text);
      }
    }
  }

  private static List<Object> parts(Random random) {
    List<Object> parts = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      parts.add(
          random.nextInt(4) == 0
              ? Map.of("type", "image_url", "image_url", Map.of("url", text(random)))
              : Map.of("type", "text", "text", text(random)));
    }
    return parts;
  }

  private static void calls(
      Random random, Map<String, Object> message, Map<String, Object> record) {
    List<Object> calls = new ArrayList<>();
    List<Object> recorded = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      Map<String, Object> call = new LinkedHashMap<>();
      Map<String, Object> recordedCall = new LinkedHashMap<>();
      if (random.nextBoolean()) {
        String id = text(random);
        call.put("id", id);
        recordedCall.put("id", id);
      }
      call.put("type", "function");
      String name = text(random);
      Object arguments = object(random, 3);
      Map<String, Object> function = new LinkedHashMap<>(Map.of("name", name));
      switch (random.nextInt(8)) {
        case 0 -> arguments = Map.of();
        case 1 -> {
          function.put("arguments", new Values.Null());
          arguments = Map.of();
        }
        case 2 -> {
          function.put("arguments", random.nextBoolean() ? "" : "null");
          arguments = Map.of();
        }
        case 3, 4 -> function.put("arguments", arguments);
        default -> function.put("arguments", Values.json(arguments, random));
      }
      call.put("function", Map.of("name", name, "arguments", arguments));
      recordedCall.put("function", function);
      calls.add(call);
      recorded.add(recordedCall);
    }
    message.put("tool_calls", calls);
    record.put("tool_calls", recorded);
  }

  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.put(text(random), value(random, depth - 1));
    }
    return object;
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> new Values.Number(NUMBERS.get(random.nextInt(NUMBERS.size())));
      case 1 -> random.nextBoolean();
      case 2 -> new Values.Null();
      case 3, 4 -> text(random);
      case 5 -> object(random, depth);
      default -> List.of(value(random, depth - 1), value(random, depth - 1));
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
