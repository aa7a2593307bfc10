package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.ask.journal.SharedJournal;
import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.Fingerprint;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.prepare.Chosen;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.teach.AskingListener;
import io.tracemill.teach.JournaledAsking;
import io.tracemill.teach.PromptFiles;
import io.tracemill.teach.ReadableJson;
import io.tracemill.teach.ScriptedTeacher;
import io.tracemill.teach.Teacher;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Traces of which some answers are corrupted and the right ones known: what a committee restores of
 * them, and what it spoils, whose members are each right with some probability and otherwise say
 * what was right somewhere else, as the corrupted answers do.
 */
final class KnownTruth {
  private static final Task TASK = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
  private static final RowSettings ROWS =
      new RowSettings(TASK, DataVersion.V0, SystemPrompts.REMOVE, 1_000_000, false, true);
  private static final Pattern CONVERSATION =
      Pattern.compile("<<<([0-9a-f]+) CONVERSATION\n(.*?)\nCONVERSATION \\1>>>", Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile("<<<([0-9a-f]+) ANSWER ([A-Z])\n(.*?)\nANSWER \\2 \\1>>>", Pattern.DOTALL);

  private final JobDescription job;
  private final List<Example> examples = new ArrayList<>();
  private final List<String> truths = new ArrayList<>();
  private final Map<String, String> truthByMessages = new HashMap<>();
  private final Meanings meanings;

  /** How good members and arbiter are. */
  record Setting(double p, int members, double arbiter, boolean original, long seed) {}

  /** Shares of corrupted answers that were restored, and of right ones that were spoilt. */
  record Result(double restored, double spoilt, int contested, RelabelCounts counts) {}

  KnownTruth(Path noisy, Path clean, JobDescription job) throws IOException {
    this.job = job;
    this.meanings = new Meanings(job.tools());
    MemberPrompts prompts = new MemberPrompts(PromptSettings.of(TASK, job), ROWS);
    Iterator<String> right = Files.readAllLines(clean).iterator();
    int line = 0;
    for (String recorded : Files.readAllLines(noisy)) {
      line++;
      Trace trace = trace(recorded, line);
      List<Message> truth = trace(right.next(), line).messages();
      for (int turn = 0; turn < truth.size(); turn++) {
        if (truth.get(turn).role() == Role.ASSISTANT) {
          Example example = new Example(trace, turn);
          TestRow row = prompts.row(example).orElseThrow();
          examples.add(example);
          truths.add(json(truth.get(turn)));
          truthByMessages.putIfAbsent(ReadableJson.of(row.messages()), json(truth.get(turn)));
          truthByMessages.putIfAbsent(
              prompts.of(row, TemplateFeatures.ALL).messages(), json(truth.get(turn)));
        }
      }
    }
  }

  private static Trace trace(String line, int number) {
    Node node = Node.of(line);
    Node messages =
        node.find(Name.of("messages"))
            .orElseGet(() -> node.field(Name.of("context")).inside().field(Name.of("messages")));
    List<Message> read = ItemReaders.OPENAI.messages(messages);
    return new Trace(new Origin("traces", number), read, Optional.empty(), Optional.empty());
  }

  private static String json(Message message) {
    return AnswerForm.message(
        message.toolCalls().stream().map(ToolCallText::of).toList(),
        message.content().isNone() ? "" : message.content().text());
  }

  int examples() {
    return examples.size();
  }

  /** What a committee makes of it. */
  Result run(Setting setting, Path folder) throws IOException {
    List<Teacher> members = new ArrayList<>();
    for (int i = 1; i <= setting.members(); i++) {
      String name = "member-" + i;
      members.add(new ScriptedTeacher(name, prompt -> said(name, prompt.messages(), setting)));
    }
    Teacher arbiter = new ScriptedTeacher("arbiter", prompt -> chosen(prompt, setting));
    CommitteeSettings committee =
        new CommitteeSettings(
            members,
            arbiter,
            setting.original(),
            Contested.KEEP,
            OptionalInt.empty(),
            setting.seed(),
            PromptSettings.of(TASK, job),
            ROWS,
            PromptFiles.builtIn());
    Path place = Files.createTempDirectory(folder, "truth");
    OutputStream nowhere = OutputStream.nullOutputStream();
    try (SharedJournal journal = SharedJournal.open(place.resolve("journal"));
        Relabelling relabelling =
            Relabelling.open(
                committee,
                new JournaledAsking(journal, new AskingListener() {}),
                place.resolve("decided"),
                new Relabelling.Outputs(nowhere, nowhere))) {
      relabelling.begin(this::open);
      return result(relabelling);
    }
  }

  private Chosen.Cursor open() {
    Iterator<Example> all = examples.iterator();
    return new Chosen.Cursor() {
      @Override
      public Optional<Example> next() {
        return all.hasNext() ? Optional.of(all.next()) : Optional.empty();
      }

      @Override
      public void close() {}
    };
  }

  private Result result(Relabelling relabelling) throws IOException {
    int corrupted = 0;
    int restored = 0;
    int right = 0;
    int spoilt = 0;
    for (int i = 0; i < examples.size(); i++) {
      List<Example> kept = new ArrayList<>();
      relabelling.take(examples.get(i), Outlet.of(kept::add, dropped -> {}));
      String truth = meaning(truths.get(i));
      boolean wasRight = meanings.of(examples.get(i).recorded()).equals(truth);
      boolean isRight = meanings.of(kept.get(0).answer()).equals(truth);
      corrupted += wasRight ? 0 : 1;
      restored += !wasRight && isRight ? 1 : 0;
      right += wasRight ? 1 : 0;
      spoilt += wasRight && !isRight ? 1 : 0;
    }
    RelabelCounts counts = relabelling.counts();
    return new Result(
        (double) restored / corrupted,
        (double) spoilt / right,
        counts.by().getOrDefault(ChosenBy.CONTESTED, 0),
        counts);
  }

  private String meaning(String message) {
    List<Message> read = new ArrayList<>();
    ItemReaders.OPENAI_ANSWER.read(Node.of(message), read);
    return meanings.of(read.get(0));
  }

  private String said(String member, String messages, Setting setting) {
    SplittableRandom random = random(setting, member, messages);
    String answer =
        random.nextDouble() < setting.p()
            ? truthByMessages.get(messages)
            : truths.get(random.nextInt(truths.size()));
    List<Message> read = new ArrayList<>();
    ItemReaders.OPENAI_ANSWER.read(Node.of(answer), read);
    return AnswerForm.calls(
        read.get(0).toolCalls().stream().map(ToolCallText::of).toList(), "", DataVersion.V0);
  }

  private String chosen(Prompt.Conversation prompt, Setting setting) {
    String text =
        Node.of(prompt.messages()).items().iterator().next().field(Name.of("content")).text();
    Matcher conversation = CONVERSATION.matcher(text);
    if (!conversation.find()) {
      throw new IllegalArgumentException("no conversation in " + text);
    }
    String truth = meaning(truthByMessages.get(conversation.group(2)));
    List<String> letters = new ArrayList<>();
    Optional<String> right = Optional.empty();
    for (Matcher answer = ANSWER.matcher(text); answer.find(); ) {
      letters.add(answer.group(2));
      if (meaning(answer.group(3)).equals(truth)) {
        right = Optional.of(answer.group(2));
      }
    }
    SplittableRandom random = random(setting, "arbiter", text);
    String any = letters.get(random.nextInt(letters.size()));
    return "CHOICE: " + (random.nextDouble() < setting.arbiter() ? right.orElse(any) : any);
  }

  private static SplittableRandom random(Setting setting, String who, String what) {
    return new SplittableRandom(
        new Fingerprint().add(setting.seed()).add(Slice.of(who)).add(Slice.of(what)).high());
  }
}
