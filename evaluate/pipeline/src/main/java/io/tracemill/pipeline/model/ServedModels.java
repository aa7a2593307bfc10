package io.tracemill.pipeline.model;

import io.tracemill.ask.OpenModel;
import io.tracemill.endpoint.Endpoint;
import io.tracemill.endpoint.EndpointListener;
import io.tracemill.endpoint.EndpointSettings;
import io.tracemill.endpoint.Patience;
import io.tracemill.endpoint.Secret;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeacherEntry;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Models that servers run.
 *
 * @param environment has their keys
 */
record ServedModels(Map<String, String> environment) {

  /** One that is asked from now on; who asks for it closes it. */
  OpenModel open(TeacherEntry entry, TeacherEntry.Endpoint served, ModelListener listener)
      throws IOException {
    return Endpoint.open(settings(entry, served), asking(listener));
  }

  /** What is known of a server before it is asked; whatever can be wrong with that is looked at. */
  EndpointSettings settings(TeacherEntry entry, TeacherEntry.Endpoint served) {
    Problems problems = new Problems();
    if (!served.leavesMachine() && !Endpoint.isLoopback(served.address())) {
      problems.setting(
          entry.name(),
          served.address().getHost()
              + " is another machine, and nothing leaves this one by itself: write `leaves_machine:"
              + " true` into its entry of teachers.yaml if the traces may go there");
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
          Patience.USUAL);
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
      }

      @Override
      public void waiting() {
        listener.working();
      }
    };
  }
}
