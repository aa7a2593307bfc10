package io.tracemill.prepare.screen.relevance;

import io.tracemill.prepare.screen.relevance.Domain.Exchange;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How a conversation goes, and for which task. */
enum ConversationShape {
  LABEL(Task.CLASSIFICATION) {
    @Override
    JobDescription job(Domain domain) {
      return domain.classes();
    }

    @Override
    List<String> messages(Domain domain, Random random) {
      Exchange exchange = domain.exchange(random);
      return List.of(user(exchange.question()), assistant(exchange.label()));
    }
  },
  ANSWER(Task.QUESTION_ANSWERING_CLOSED_BOOK) {
    @Override
    JobDescription job(Domain domain) {
      return domain.job();
    }

    @Override
    List<String> messages(Domain domain, Random random) {
      Exchange exchange = domain.exchange(random);
      return List.of(user(exchange.question()), assistant(exchange.answer()));
    }
  },
  CHAT(Task.CHAT_COMPLETION) {
    @Override
    JobDescription job(Domain domain) {
      return domain.job();
    }

    @Override
    List<String> messages(Domain domain, Random random) {
      List<String> messages = new ArrayList<>();
      int turns = 3 + random.nextInt(4);
      for (int i = 0; i < turns; i++) {
        Exchange exchange = domain.exchange(random);
        messages.add(user(exchange.question()));
        messages.add(assistant(exchange.answer()));
      }
      messages.add(user("Thanks, that was all."));
      messages.add(assistant("You're welcome. Goodbye!"));
      return messages;
    }
  },
  CALL(Task.TOOL_CALLING_CLOSED_BOOK) {
    @Override
    JobDescription job(Domain domain) {
      return domain.tools();
    }

    @Override
    List<String> messages(Domain domain, Random random) {
      Exchange exchange = domain.exchange(random);
      String label = exchange.label();
      String arguments =
          "{\\\"" + label + "_target\\\":\\\"main\\\",\\\"" + label + "_action\\\":\\\"show\\\"}";
      String call =
          """
          {"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function",
          "function":{"name":"manage_%s","arguments":"%s"}}]}"""
              .replace("\n", "")
              .formatted(label, arguments);
      return List.of(
          user(exchange.question()),
          call,
          "{\"role\":\"tool\",\"tool_call_id\":\"call_1\",\"content\":\"{\\\"status\\\":\\\"done\\\"}\"}",
          assistant(exchange.answer()));
    }
  };

  private final Task task;

  ConversationShape(Task task) {
    this.task = task;
  }

  Task task() {
    return task;
  }

  abstract JobDescription job(Domain domain);

  abstract List<String> messages(Domain domain, Random random);

  static String line(List<String> messages) {
    return "{\"messages\":[" + String.join(",", messages) + "]}";
  }

  static String user(String text) {
    return message("user", text);
  }

  static String assistant(String text) {
    return message("assistant", text);
  }

  private static String message(String role, String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "{\"role\":\"" + role + "\",\"content\":\"" + escaped + "\"}";
  }
}
