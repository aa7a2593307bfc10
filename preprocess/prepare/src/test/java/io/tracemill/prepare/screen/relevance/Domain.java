package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Resources;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A topic that people talk about, with templates of what they say and of what is answered. */
enum Domain {
  BANKING(
      "You answer questions of a bank's customers about their accounts, cards, transfers and loans.",
      """
      Customers write about lost or stolen debit and credit cards, about payments and wires that are
      pending or declined, cash from an ATM, charges they dispute and want refunded, interest on
      savings and deposits, mortgages and loans with their installments, statements, PIN and login,
      direct debits, standing orders and overdrafts. Explain fees and limits, and what the bank will
      do next with the account or the balance."""),
  HOME(
      "You control the devices of a smart home: lights, heating, blinds, doors and speakers.",
      """
      The user gives short commands for a room, such as kitchen or bedroom: switch a lamp on or off,
      dim it, set the thermostat to a temperature, close the blinds or curtains, lock a door, arm the
      alarm, look at a camera, play music on a speaker or pause the TV, turn up the volume, start the
      vacuum, the washing machine or the coffee machine. Report the state of sensors and devices and
      the power they draw."""),
  COOKING(
      "You help people cook: recipes, ingredients, baking and kitchen techniques.",
      """
      Home cooks ask for recipes for soup, meat, fish, vegetables and desserts, how long to boil, roast
      or bake something and at which oven temperature, what to use instead of an ingredient such as
      butter, milk, eggs, flour or sugar, how to save a sauce or a dough that went wrong, which spices
      or wine go with a dish, how to freeze, reheat and keep food in the fridge, and how to handle a
      knife."""),
  TRAVEL(
      "You help travellers book flights and hotels, and with visas and sights.",
      """
      Travellers want to find or change a flight, a seat, a ticket or their luggage, book or cancel a
      hotel room or an apartment, rent a car, take a train or a ferry from the airport or the station,
      and ask about passports, visas and vaccination for a country, its currency and weather, about
      museums, beaches, hikes and boat tours on a trip, and what they get when a flight is delayed."""),
  CODE(
      "You answer programming questions about code, errors, databases and tools.",
      """
      Developers ask why their Python, Java, JavaScript, Go or Rust code fails, what an exception or a
      compiler error means, how to use git commits and merges, SQL tables and indexes, Docker
      containers, CSS, regular expressions, JSON and HTTP, how to write a function or a test, read a
      file or convert a string, and about threads, locks, memory and the complexity of algorithms.""");

  private static final Map<String, List<String>> SLOTS =
      Map.of(
          "{place}", List.of("Lyon", "Hamburg", "Porto", "Leeds", "Bergen", "Ghent", "Turin"),
          "{name}", List.of("Ann", "Mr Okafor", "Lena", "Acme Ltd", "my brother", "Dr Silva"),
          "{amount}", List.of("20", "35", "50", "75", "80", "90"),
          "{room}", List.of("kitchen", "bedroom", "hall", "office", "living room", "bathroom"));

  private final String task;
  private final String details;
  private final List<String[]> templates = new ArrayList<>();

  Domain(String task, String details) {
    this.task = task;
    this.details = details;
    String file = name().toLowerCase(Locale.ROOT) + ".txt";
    Resources.lines("/io/tracemill/prepare/screen/relevance/" + file)
        .forEach(line -> templates.add(line.split(" \\| ")));
  }

  /** A question, its answer and its label. */
  record Exchange(String question, String answer, String label) {}

  Exchange exchange(Random random) {
    String[] parts = templates.get(random.nextInt(templates.size()));
    String question = parts[0];
    String answer = parts[1];
    for (Map.Entry<String, List<String>> slot : new TreeMap<>(SLOTS).entrySet()) {
      String value = slot.getValue().get(random.nextInt(slot.getValue().size()));
      question = question.replace(slot.getKey(), value);
      answer = answer.replace(slot.getKey(), value);
    }
    return new Exchange(question, answer, parts[2]);
  }

  /** A job description of a single sentence. */
  JobDescription terse() {
    return Jobs.task(task);
  }

  /** A job description as people write it. */
  JobDescription job() {
    return Jobs.task(task + " " + details);
  }

  /** A job description with the labels as classes. */
  JobDescription classes() {
    Map<String, String> classes = new TreeMap<>();
    templates.forEach(
        parts -> classes.put(parts[2], "The user asks about " + words(parts[2]) + "."));
    return new JobDescription(task, Optional.empty(), classes, List.of(), Optional.empty());
  }

  /** A job description with a tool for each label, such as {@code manage_lights}. */
  JobDescription tools() {
    TreeMap<String, String> tools = new TreeMap<>();
    templates.forEach(parts -> tools.put(parts[2], tool(parts[2])));
    return Jobs.of(
        "{\"task_description\":\""
            + task
            + "\",\"tools\":["
            + String.join(",", tools.values())
            + "]}");
  }

  private static String tool(String label) {
    return """
    {"type":"function","function":{"name":"manage_%s","description":"Handles %s",
    "parameters":{"type":"object","properties":{"%s_target":{"type":"string"},
    "%s_action":{"type":"string","enum":["start","stop","show"]}},"required":["%s_target"]}}}"""
        .replace("\n", "")
        .formatted(label, words(label), label, label, label);
  }

  private static String words(String label) {
    return label.replace('_', ' ');
  }
}
