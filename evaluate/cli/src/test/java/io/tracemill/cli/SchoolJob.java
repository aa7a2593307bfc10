package io.tracemill.cli;

import io.tracemill.endpoint.ServerReply;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Slice;
import java.util.List;
import java.util.SplittableRandom;

/** A job whose cases are numbers: what is right in a case, and what teachers make of it. */
enum SchoolJob {
  /** One of six labels. */
  LABELS(
      "classification",
      "{\"task_description\":\"Say which desk a case is for.\",\"classes_description\":{"
          + "\"card\":\"Cards.\",\"transfer\":\"Transfers.\",\"fee\":\"Fees.\",\"loan\":\"Loans.\","
          + "\"address\":\"Addresses.\",\"pin\":\"PINs.\"}}") {
    @Override
    String right(int number) {
      return ServerReply.message(label(number));
    }

    @Override
    String wrong(int number, int way) {
      return ServerReply.message(label(number + 1 + way));
    }

    @Override
    String repairable(int number, int way) {
      return ServerReply.message(
          List.of(
                  "```\n" + label(number) + "\n```",
                  "<think>\nNo, not " + label(number + 1) + ".\n</think>\n\n" + label(number),
                  "Label: " + label(number))
              .get(way % 3));
    }

    @Override
    String invalid(int number, int way) {
      return ServerReply.message(List.of("", "none of these", "card or fee").get(way % 3));
    }

    private String label(int number) {
      return List.of("card", "transfer", "fee", "loan", "address", "pin").get(number % 6);
    }
  },

  /** One call of one of two tools. */
  CALLS(
      "tool-calling-closed-book",
      "{\"task_description\":\"Do what a case wants with one call.\",\"tools\":["
          + tool("set_lamp", "\"on\":{\"type\":\"boolean\",\"default\":true}")
          + ","
          + tool("set_heat", "\"degrees\":{\"type\":\"integer\",\"maximum\":30,\"default\":20}")
          + "]}") {
    @Override
    String right(int number) {
      return call(name(number), "{\"room\":\"" + room(number) + "\"}");
    }

    @Override
    String wrong(int number, int way) {
      return call(name(number), "{\"room\":\"" + room(number + 1 + way) + "\"}");
    }

    @Override
    String repairable(int number, int way) {
      String room = "\"room\": \"" + room(number) + "\"";
      String value = number % 2 == 0 ? "\"on\": true" : "\"degrees\": 20";
      String whole = "{\"name\":\"" + name(number) + "\",\"parameters\":{" + room + "}}";
      return List.of(
              call(name(number), "{" + value + ", " + room + "}"),
              ServerReply.message("<tool_call>\n" + whole + "\n</tool_call>"),
              ServerReply.message("```json\n" + whole + "\n```"))
          .get(way % 3);
    }

    @Override
    String invalid(int number, int way) {
      return List.of(
              call("open_door", "{}"), call(name(number), "{}"), ServerReply.message("I cannot."))
          .get(way % 3);
    }

    private String name(int number) {
      return number % 2 == 0 ? "set_lamp" : "set_heat";
    }

    private String room(int number) {
      return "room" + number % 5;
    }
  };

  private final String task;
  private final String description;

  SchoolJob(String task, String description) {
    this.task = task;
    this.description = description;
  }

  private static String tool(String name, String parameter) {
    return "{\"type\":\"function\",\"function\":{\"name\":\""
        + name
        + "\",\"description\":\"For a room.\",\"parameters\":{\"type\":\"object\",\"properties\":{"
        + "\"room\":{\"type\":\"string\"},"
        + parameter
        + "},\"required\":[\"room\"]}}}";
  }

  private static String call(String name, String arguments) {
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("role").value("assistant");
    json.name("content").nullValue().name("tool_calls").beginArray().beginObject();
    json.name("id").value("call_1").name("type").value("function").name("function").beginObject();
    json.name("name").value(name).name("arguments").value(arguments).endObject().endObject();
    return json.endArray().endObject().toString();
  }

  /** What a config calls it. */
  String task() {
    return task;
  }

  /** Its job description. */
  String description() {
    return description;
  }

  /** The right answer, a message in JSON. */
  abstract String right(int number);

  /** A wrong one, other ones by {@code way}, which is from 0 to 3. */
  abstract String wrong(int number, int way);

  /** The right one as models say it, which has to be put right. */
  abstract String repairable(int number, int way);

  /** None that can be used. */
  abstract String invalid(int number, int way);

  /** What somebody says who is right in two of three cases. */
  String answer(int number, SplittableRandom draw) {
    double chance = draw.nextDouble();
    int way = draw.nextInt(4);
    if (chance < 0.55) {
      return right(number);
    } else if (chance < 0.65) {
      return repairable(number, way);
    }
    return chance < 0.95 ? wrong(number, way) : invalid(number, way);
  }

  /** A trace in which somebody else answered. */
  String trace(int number, String question) {
    String recorded = answer(number, new SplittableRandom(number));
    JsonText json = new JsonText(Layout.COMPACT).beginObject().name("messages").beginArray();
    json.beginObject().name("role").value("user").name("content").value(question).endObject();
    return json.raw(Slice.of(recorded)).endArray().endObject().toString();
  }
}
