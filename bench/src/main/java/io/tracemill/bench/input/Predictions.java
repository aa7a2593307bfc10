package io.tracemill.bench.input;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tracemill.score.Prediction;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Answers to a task and what a model said instead; the same in half of them. */
public final class Predictions {
  /** How many there are. */
  public static final int COUNT = 1000;

  private static final long SEED = 20_251_122;

  private final Pick pick = new Pick(new Random(SEED));
  private final Restaurants restaurants = new Restaurants(pick);

  private Predictions() {}

  /** Always the same ones for {@code task}. */
  public static List<Prediction> of(Task task) {
    Predictions predictions = new Predictions();
    List<Prediction> all = new ArrayList<>();
    for (int i = 1; i <= COUNT; i++) {
      String answer = predictions.text(task);
      String prediction = predictions.pick.oneIn(2) ? answer : predictions.text(task);
      all.add(
          new Prediction(
              new Origin("predictions", i),
              DataVersion.V0,
              "",
              answer,
              prediction,
              Optional.empty(),
              Map.of()));
    }
    return all;
  }

  private String text(Task task) {
    if (task == Task.CLASSIFICATION) {
      return "class_" + pick.upTo(20);
    }
    return task.callsTools() ? call() : restaurants.reply() + " " + restaurants.reply();
  }

  private String call() {
    ObjectNode call = JsonNodeFactory.instance.objectNode();
    if (pick.oneIn(2)) {
      call.put("name", "ReserveRestaurant").set("parameters", restaurants.order());
    } else {
      call.put("name", "respond_to_user").putObject("parameters");
      call.withObject("parameters").put("message", restaurants.reply());
    }
    return Json.SPACED.text(call);
  }
}
