package io.tracemill.pipeline.model;

import io.tracemill.ask.OpenModel;
import io.tracemill.endpoint.Endpoint;
import io.tracemill.endpoint.EndpointListener;
import io.tracemill.endpoint.EndpointProbe;
import io.tracemill.endpoint.EndpointSettings;
import io.tracemill.endpoint.Patience;
import io.tracemill.endpoint.ProbeResult;
import io.tracemill.endpoint.Secret;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeacherEntry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that servers run.
 *
 * @param environment has their keys
 */
record ServedModels(Map<String, String> environment, Optional<Patience> patience) {

  /** One that is asked from now on; who asks for it closes it. */
  OpenModel open(TeacherEntry entry, TeacherEntry.Endpoint served, ModelListener listener)
      throws IOException {
    return Endpoint.open(settings(entry, served), asking(listener));
  }

  /** What one answers to what tells how it is to be asked. */
  List<Probed> probe(TeacherEntry entry, TeacherEntry.Endpoint served, ModelListener listener)
      throws IOException {
    return EndpointProbe.run(settings(entry, served), asking(listener)).stream()
        .map(ServedModels::probed)
        .toList();
  }

  private static Probed probed(ProbeResult result) {
    Probed.State state =
        switch (result.state()) {
          case OK -> Probed.State.YES;
          case NOT -> Probed.State.NO;
          case SKIPPED -> Probed.State.SKIPPED;
        };
    return new Probed(result.name(), state, result.words());
  }

  /** What is known of a server before it is asked; whatever can be wrong with that is looked at. */
  EndpointSettings settings(TeacherEntry entry, TeacherEntry.Endpoint served) {
    Problems problems = new Problems();
    if (!served.leavesMachine() && !Endpoint.isLoopback(served.address())) {
      problems.setting(
          entry.name(),
          served.address().getHost()
              + " is another machine, and nothing leaves this one by itself: if the traces may go"
              + " there, "
              + (entry.isOfFile()
                  ? "write leaves_machine: true into its entry of teachers.yaml"
                  : "give `leaves-machine`"));
    }
    Optional<Secret> key = served.keyVariable().flatMap(name -> key(entry, name, problems));
    problems.throwIfAny();
    try {
      return new EndpointSettings(
          served.address(),
          served.model(),
          served.keyVariable(),
          key,
          served.parallel(),
          served.context(),
          served.extra(),
          patience.orElse(Patience.USUAL));
    } catch (IllegalArgumentException e) {
      problems.setting(entry.name(), String.valueOf(e.getMessage()));
      throw problems.exception();
    }
  }

  private Optional<Secret> key(TeacherEntry entry, String variable, Problems problems) {
    try {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        return Optional.of(Secret.of(value));
      }
      problems.setting(
          entry.name(),
          "api_key_env names the environment variable "
              + variable
              + ", which is not set; set it to the server's key");
    } catch (IllegalArgumentException e) {
      problems.setting(entry.name(), variable + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private static EndpointListener asking(ModelListener listener) {
    return new EndpointListener() {
      private int most;

      @Override
      public void retried(String reason) {
        listener.retried(reason);
      }

      @Override
      public void parallel(int now) {
        if (now < most) {
          listener.lowered(most, now, "the server limits how much is asked at a time");
        }
        most = now;
        listener.together(now);
      }

      @Override
      public void waiting() {
        listener.working();
      }
    };
  }
}
