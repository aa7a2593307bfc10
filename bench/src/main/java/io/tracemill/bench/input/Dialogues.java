package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;

/**
 * Conversations of many turns in which every answer is a tool call, as an assistant that finds and
 * reserves restaurants has them.
 *
 * <p>They resemble 2,000 recorded ones, whose numbers are: 4.3 KB a line (a tenth below 2.0, a
 * tenth above 7.0), 10 to 36 messages (median 20); of the calls 74% talk to the user, 15% reserve
 * and 11% find; arguments have 80 characters and are a string of JSON in 55%; a user's message has
 * 43 characters (median) or is the JSON of a result, of about 300 characters and at most 2,800; 46
 * backslashes in 1,000 bytes; ASCII only.
 */
final class Dialogues {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Pick pick;
  private final Restaurants restaurants;

  Dialogues(Random random) {
    pick = new Pick(random);
    restaurants = new Restaurants(pick);
  }

  /** How a recorder keeps calls. */
  private enum Calls {
    /** Arguments are objects, the content is empty, calls have no id. */
    OBJECTS,
    /** Arguments are strings, there is no content. */
    STRINGS,
    /** Arguments are strings, the content is null. */
    STRINGS_AND_NULL
  }

  /** {@code {"messages": [...]}}. */
  ObjectNode trace() {
    int kind = pick.upTo(20);
    Calls calls = kind < 9 ? Calls.OBJECTS : kind < 18 ? Calls.STRINGS : Calls.STRINGS_AND_NULL;
    ObjectNode trace = NODES.objectNode();
    ArrayNode messages = trace.putArray("messages");
    String said = restaurants.opening();
    int turns = 5 + pick.upTo(7) + pick.upTo(6);
    for (int turn = 0; turn < turns; turn++) {
      messages.addObject().put("role", "user").put("content", said);
      said = answer(messages.addObject().put("role", "assistant"), calls);
    }
    return trace;
  }

  /** {@code {"context": "..."}}. */
  JsonNode context() {
    return NODES.objectNode().put("context", Json.SPACED.text(trace()));
  }

  /** Writes an answer and returns what the user says to it. */
  private String answer(ObjectNode message, Calls calls) {
    int kind = pick.upTo(100);
    if (kind < 11) {
      call(message, calls, "FindRestaurants", restaurants.wish());
      return restaurants.found();
    }
    if (kind < 26) {
      call(message, calls, "ReserveRestaurant", restaurants.order());
      return restaurants.reserved();
    }
    ObjectNode said = NODES.objectNode().put("message", restaurants.reply());
    call(message, calls, "respond_to_user", said);
    return restaurants.request();
  }

  private void call(ObjectNode message, Calls calls, String name, ObjectNode arguments) {
    if (calls == Calls.OBJECTS) {
      message.put("content", "");
    } else if (calls == Calls.STRINGS_AND_NULL) {
      message.putNull("content");
    }
    ObjectNode call = message.putArray("tool_calls").addObject();
    if (calls != Calls.OBJECTS) {
      call.put("id", "call_" + pick.hex(12));
    }
    ObjectNode function = call.put("type", "function").putObject("function").put("name", name);
    if (calls == Calls.OBJECTS) {
      function.set("arguments", arguments);
    } else {
      function.put("arguments", Json.SPACED.text(arguments));
    }
  }
}
