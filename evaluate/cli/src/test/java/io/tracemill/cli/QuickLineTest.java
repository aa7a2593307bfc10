package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Picocli is the oracle: what is taken without it means the same with it. */
class QuickLineTest {
  /** Each command with words that it may or may not take. */
  private static final List<String> COMMANDS =
      List.of(
          "run",
          "inspect",
          "init",
          "convert",
          "relevance",
          "score",
          "compare",
          "export",
          "prompt",
          "evaluate",
          "model list",
          "model ls",
          "m show",
          "models upload-traces",
          "model reprocess-traces",
          "model download-data",
          "model nosuch",
          "traces upload",
          "dataset list",
          "dataset relabel-traces-test",
          "seed-dataset create-from-traces",
          "teacher-evaluation metrics",
          "serve",
          "access-token",
          "generate-completion",
          "help");

  private static final List<String> WORDS =
      List.of(
          "a.jsonl b.jsonl - -- -q --quiet -qo --strict --csv --force --output --output=json json text"
              .split(" "));

  private static final List<String> OPTIONS =
      List.of(
          "-o out|--out out|-o -|-oout|--out=out|--turns last|--tokenizer swar|--tokenizer jackson|--tokenizer SWAR|--turns EVERY|--turns some|--threads 2"
              .concat("|--threads 0x2|--threads 02|--threads 0|--threads -1|--threads 99999999999")
              .concat("|--format langfuse|--format nosuch|--data-version 0|--data-version 1")
              .concat("|--data-version 2|--rejects r|--job-description j|--config c|--test t")
              .concat(
                  "|--traces t|--task classification|--metrics rouge|--output json|--output xml")
              .concat(
                  "|--min-relevance 3|--model m|--device gpu|--precision fp9|--batch 8|--temperature 0.5|--limit 3|--answers a|--row 3|--row 0|--rows 3|--by rouge|--by ruge|--fail-below rouge=1|--fail-worse rouge=1,binary=1|--page p|--open|--tokens|--data d|-d x|--output-dir y|--to mlflow|--to csv|--model original|--data-destination z|-t s|-c c|--trace-processing-config u|-ojson|-o json|--wait|--detach|--server http://localhost:1|--workspace w|--max-line-bytes 9|--help|-h|--version|@file|--outt x")
              .split("\\|"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert a.jsonl",
        "convert a.jsonl b.jsonl.gz -o rows.jsonl --turns last --threads 3 --strict -q",
        "convert - --out - --csv --format langfuse --data-version 1 --rejects left --output json",
        "run samples/banking-intents",
        "run data -o out --force --csv --strict --threads 1 -q",
        "run --traces t --job-description j --config c --test s --out o",
        "inspect a.jsonl - --tokenizer swar --format openai_messages --output json",
        "init a.jsonl b.jsonl.gz --out job --force --threads 2 --format langfuse -q",
        "relevance a.jsonl --job-description job.json --config c.yaml -o lines",
        "score predictions.jsonl --job-description job.json -o scored --force --strict",
        "report out --open --out page.html",
        "report out",
        "run data --model m --no-sharing --device cpu --precision f32 --batch 8 --max-new-tokens 9 --labels score",
        "evaluate --model m --test t.jsonl",
        "evaluate --model m --test t --job-description j --config c --train s --limit 9 -o p --force",
        "evaluate --model m --test t --temperature 0.5 --top-p .9 --seed 7 --threads 2 --strict -q",
        "prompt --model m --test t.jsonl --row 3 --job-description j --config c --tokens -q",
        "run data --data-version 0 --max-line-bytes 1000 --tokenizer swar",
        "convert a --task classification --system keep --max-row-chars 9 --max-line-bytes 9",
        "relevance a --job-description j --task classification --min-relevance 5 --min-coherence 1",
        "score p --metrics rouge,meteor --task classification",
        "compare a b c --by rouge --rows 3 --fail-below rouge=0.5,accuracy=.9 --fail-worse rouge=0",
        "export p --to inspect -o x.json --model original --name n --force --strict",
        "model create banking -o json",
        "m ls --workspace w -q",
        "models upload-traces 4cd3f76d-ffab-4244-a70e-54092df485b0 --data ./traces --detach",
        "model upload-status 4cd3f76d-ffab-4244-a70e-54092df485b0 --output json -l",
        "model reprocess-traces 4cd3f76d-ffab-4244-a70e-54092df485b0 -t s.yaml --server http://x",
        "model download-data 4cd3f76d-ffab-4244-a70e-54092df485b0 --data-destination d",
        "traces upload --traces t.jsonl -q",
        "dataset ls --start 3 --count 10 -o json",
        "dataset relabel-traces-train 4cd3f76d-ffab-4244-a70e-54092df485b0 --smoke -c c --detach",
        "seed-dataset logs 4cd3f76d-ffab-4244-a70e-54092df485b0",
        "teacher-evaluation download-predictions 4cd3f76d-ffab-4244-a70e-54092df485b0 --file-name f",
      })
  void plainLinesAreTaken(String line) {
    assertTakenAsByPicocli(line.split(" "));
    assertThat(quick(line.split(" "))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "convert",
        "convert a --turns",
        "convert a -o",
        "convert a -o x --out y",
        "convert a -q --quiet",
        "convert a -o --strict",
        "convert a --turns Last",
        "convert a --threads 010",
        "convert @files",
        "convert -- a",
        "run a b",
        "relevance a",
        "score",
        "score a b",
        "compare",
        "compare a b --fail-below rouge=0.5 --fail-below rouge=0.6",
        "export a --to inspect",
        "export a --to inspekt -o x",
        "generate-completion",
        "nosuch a",
        "model",
        "model nosuch",
        "model create",
        "m run-training x",
        "model download-data x -d a --output-dir b",
        "dataset",
        "dataset list --start 0",
        "traces upload",
      })
  void otherLinesAreLeftToPicocli(String line) {
    assertThat(quick(line.split(" "))).isEmpty();
  }

  @Test
  void twoWordsAreNotOne() {
    assertThat(quick("model list")).isEmpty();
    assertThat(quick("model", "list")).isPresent();
  }

  @Test
  void whatIsTakenMeansTheSameToPicocli() {
    int taken = 0;
    for (long seed = 0; seed < 5_000; seed++) {
      // Neighbouring seeds begin alike where a bound is a power of two, as of eight commands.
      Random random = new Random(seed * 1_000_000_007);
      taken += assertTakenAsByPicocli(randomLine(random)) ? 1 : 0;
    }
    assertThat(taken).isGreaterThan(300);
  }

  @Test
  void everyCommandThatWorksIsQuick() {
    for (CommandLine command : HelpFiles.all(RootCommand.commandLine())) {
      String name = HelpFiles.name(command);
      boolean works = command.getCommand() instanceof Subcommand;
      assertThat(Commands.named(name).isPresent()).as(name).isEqualTo(works);
    }
  }

  private static String[] randomLine(Random random) {
    List<String> line = new ArrayList<>();
    line.addAll(List.of(COMMANDS.get(random.nextInt(COMMANDS.size())).split(" ")));
    for (int words = random.nextInt(5); words > 0; words--) {
      List<String> some = random.nextBoolean() ? WORDS : OPTIONS;
      line.addAll(List.of(some.get(random.nextInt(some.size())).split(" ")));
    }
    return line.toArray(String[]::new);
  }

  private static boolean assertTakenAsByPicocli(String... line) {
    Optional<Given> quick = quick(line);
    quick.ifPresent(
        given -> assertThat(given).as(String.join(" ", line)).isEqualTo(byPicocli(line)));
    return quick.isPresent();
  }

  private static Optional<Given> quick(String... words) {
    String[] line = Commands.joined(words);
    return Commands.named(line.length == 0 ? "" : line[0])
        .flatMap(command -> QuickLine.parse(command, line));
  }

  private static Given byPicocli(String... line) {
    ParseResult result = RootCommand.commandLine().parseArgs(line);
    while (result.hasSubcommand()) {
      result = result.subcommand();
    }
    return PicocliOptions.given((Subcommand) result.commandSpec().userObject(), result);
  }
}
