package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is said about restaurants, and asked of their database. */
final class Restaurants {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] CITIES = {
    "Fairfield", "Petaluma", "San Francisco", "Berkeley", "Oakland", "Campbell", "Palo Alto"
  };
  private static final String[] CUISINES = {
    "Breakfast", "Italian", "Thai", "American", "Mexican", "Seafood", "Vegetarian", "Ethiopian"
  };
  private static final String[] NAMES = {
    "Mimi's Cafe", "Brixx Pizzeria", "Cucina Paradiso", "Addis Restaurant", "Sushi Ran", "The Grill"
  };
  private static final String[] STREETS = {
    "Gateway Boulevard", "Kentucky Street", "Petaluma Boulevard North", "4th Street", "Main Street"
  };
  private static final String[] PRICES = {"cheap", "moderate", "pricey", "ultra high-end"};
  private static final String[] TIMES = {
    "this evening 4:45", "11:30 in the morning", "half past 6 in the evening", "next Monday at 1 pm"
  };

  private final Pick pick;

  Restaurants(Pick pick) {
    this.pick = pick;
  }

  /** Seldom the same twice: traces that begin alike are one group. */
  String opening() {
    String guest = "I'm guest " + pick.between(1, 100_000) + ". ";
    return guest
        + pick.of(
            "I am looking to eat somewhere",
            "Do you know a place to eat?",
            "Could you help me find a restaurant?",
            "I need to reserve a table for " + pick.between(2, 8));
  }

  String request() {
    return pick.of(
        "I want some " + pick.of(CUISINES) + " food in " + pick.of(CITIES),
        "Do they have live music with liquor",
        "ok that works",
        "Yes, please make reservation for " + pick.between(1, 8) + " people " + pick.of(TIMES),
        "No, make it " + pick.of(TIMES) + " instead.",
        "What is their phone number, and is it a " + pick.of(PRICES) + " one?",
        "Is there anything else, say in " + pick.of(CITIES) + "? I'd prefer " + pick.of(CUISINES),
        "Can you tell me where it is?",
        "Thank you, that will be all.");
  }

  String reply() {
    return pick.of(
        "What city would you like to go? Do you want " + pick.of(CUISINES) + " or Italian?",
        "I recommend " + pick.of(NAMES) + " in " + pick.of(CITIES),
        "They do not have live music but they do have alcohol",
        "Please confirm the following details: a table for "
            + pick.between(1, 8)
            + " at "
            + pick.of(NAMES)
            + " in "
            + pick.of(CITIES)
            + ", "
            + pick.of(TIMES)
            + ".",
        "Your reservation is done. Can I help you with anything else?",
        "The reservation failed. Would you like another time, such as " + pick.of(TIMES) + "?",
        pick.of(NAMES) + " is at " + street() + ", and it has " + pick.of(PRICES) + " prices.",
        "Have a wonderful day.",
        "What time should I reserve it for?");
  }

  /** Arguments of a search. */
  ObjectNode wish() {
    ObjectNode wish = NODES.objectNode().put("city", pick.of(CITIES));
    wish.put("cuisine", pick.of(CUISINES));
    if (pick.oneIn(4)) {
      wish.put("price_range", pick.of(PRICES));
    }
    return wish;
  }

  /** Arguments of a reservation. */
  ObjectNode order() {
    ObjectNode order = NODES.objectNode().put("city", pick.of(CITIES)).put("date", date());
    order.put("party_size", Integer.toString(pick.between(1, 8)));
    return order.put("restaurant_name", pick.of(NAMES)).put("time", time());
  }

  /** The JSON of what was found. */
  String found() {
    ArrayNode found = NODES.arrayNode();
    int count = pick.oneIn(8) ? pick.between(4, 10) : pick.between(1, 3);
    for (int i = 0; i < count; i++) {
      ObjectNode one = found.addObject().put("city", pick.of(CITIES));
      one.put("cuisine", pick.of(CUISINES)).put("has_live_music", flag());
      one.put("phone_number", phone()).put("price_range", pick.of(PRICES));
      one.put("restaurant_name", pick.of(NAMES)).put("serves_alcohol", flag());
      one.put("street_address", street());
    }
    return Json.SPACED.text(found);
  }

  /** The JSON of what was reserved. */
  String reserved() {
    ArrayNode reserved = NODES.arrayNode();
    ObjectNode one = reserved.addObject().put("city", pick.of(CITIES)).put("cuisine", "Thai");
    one.put("date", date()).put("has_live_music", flag()).put("party_size", "2");
    one.put("phone_number", phone()).put("restaurant_name", pick.of(NAMES));
    one.put("serves_alcohol", flag()).put("street_address", street()).put("time", time());
    return Json.SPACED.text(reserved);
  }

  private String flag() {
    return pick.of("True", "False");
  }

  private String street() {
    return pick.between(1, 2000) + " " + pick.of(STREETS);
  }

  private String phone() {
    return pick.between(200, 999) + "-" + pick.between(200, 999) + "-" + pick.between(1000, 9999);
  }

  private String date() {
    return "2019-03-" + pick.between(10, 31);
  }

  private String time() {
    return pick.between(10, 22) + ":" + pick.of("00", "15", "30", "45");
  }
}
