package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.model.Probed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found out about teachers. */
public record CheckTeachersResult(List<Checked> checked) implements Result {

  /** Copies the list. */
  public CheckTeachersResult {
    checked = List.copyOf(checked);
  }

  /**
   * One of them.
   *
   * @param place where it answers
   */
  public record Checked(String name, String place, List<Probed> probes) {
    /** Copies the probes. */
    public Checked {
      probes = List.copyOf(probes);
    }
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject().name("teachers").beginArray();
    for (Checked each : checked) {
      text.beginObject().name("name").value(each.name()).name("place").value(each.place());
      text.name("findings").beginArray();
      for (Probed probe : each.probes()) {
        text.beginObject().name("what").value(probe.what());
        text.name("is").value(probe.state().key()).name("words").value(probe.words()).endObject();
      }
      text.endArray().endObject();
    }
    return text.endArray().endObject().toString();
  }

  /** The same as a table for people: a line for each finding. */
  public List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Checked each : checked) {
      for (Probed probe : each.probes()) {
        rows.add(List.of(each.name(), probe.what(), probe.state().key(), probe.words()));
      }
    }
    return rows;
  }

  /** A teacher of whom the first thing that was tried failed cannot be asked. */
  @Override
  public Optional<Exception> failure() {
    List<String> silent =
        checked.stream()
            .filter(each -> each.probes().get(0).state() == Probed.State.NO)
            .map(Checked::name)
            .toList();
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(new NotAcceptable("cannot be asked: " + String.join(", ", silent)));
  }
}
