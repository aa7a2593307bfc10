package io.tracemill.pipeline;

import io.tracemill.ask.Ending;
import io.tracemill.ask.Generator;
import io.tracemill.ask.OpenModel;
import io.tracemill.ask.Outcome;
import io.tracemill.pipeline.model.ModelListener;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelSettings;
import io.tracemill.pipeline.model.Models;
import java.util.List;
import java.util.Map;

/** A model that answers in test code, some rows at a time, and scores no labels. */
record Parrot() implements Models {

  @Override
  public void check(ModelName name) {}

  @Override
  public OpenModel open(ModelSettings settings, ModelListener listener) {
    return new Perched();
  }

  private static final class Perched implements OpenModel {
    private boolean spoke;

    @Override
    public Generator generator() {
      return (requests, finished) -> {
        spoke = true;
        while (requests.hasNext()) {
          long row = requests.next().row();
          String text = row % 2 == 0 ? Long.toString(row) : "Who's a pretty boy?";
          finished.accept(new Outcome.Answered(row, text, 5, 1, Ending.END_TOKEN, false));
        }
      };
    }

    @Override
    public Map<String, String> identity() {
      return Map.of("model", "parrot");
    }

    @Override
    public List<String> doubts() {
      String always = "it says what it hears";
      return spoke ? List.of(always, "it heard little") : List.of(always);
    }
  }
}
