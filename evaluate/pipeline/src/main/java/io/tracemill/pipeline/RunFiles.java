package io.tracemill.pipeline;

import io.tracemill.json.Layout;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.CsvRows;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.FileRecord;
import io.tracemill.pipeline.files.OutputDirectory;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.WrittenRows;
import io.tracemill.report.ReportPage;
import io.tracemill.score.Report;
import io.tracemill.score.Summary;
import io.tracemill.teach.committee.Relabelling;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The files of an upload directory while a run writes them; they appear all at once. */
final class RunFiles implements Closeable {
  static final String TRAIN = "train.jsonl";
  static final String TEST = "test.jsonl";
  static final String RUN = "run.json";

  static final String PREDICTIONS = "predictions.jsonl";

  /** Of a model that answers in the end. */
  static final String MODEL_PREDICTIONS = "model-predictions.jsonl";

  static final String MODEL_METRICS = "model-metrics.json";

  private static final String UNSTRUCTURED = "unstructured.jsonl";
  private static final String METRICS = "metrics.json";
  private static final String REJECTS = "rejects.jsonl";
  private static final String DROPPED = "dropped.jsonl";
  private static final String EXAMPLES = "examples.jsonl";
  private static final String RELABEL = "relabel.jsonl";
  private static final String PREFERENCES = "preferences.jsonl";
  private static final String DECISIONS = "relabel.jsonl.part";
  private static final String UNJUDGED = "unjudged.jsonl.part";
  private static final String SPOOL = "traces.jsonl.part";
  private static final String CONFIG_YAML = "config.yaml";
  private static final String CONFIG_JSON = "config.json";
  private static final String JOB_DESCRIPTION = "job_description.json";
  private static final List<String> ROWS = List.of(TRAIN, TEST, UNSTRUCTURED);
  private static final Set<String> NAMES =
      Set.of(
          TRAIN,
          TEST,
          UNSTRUCTURED,
          PREDICTIONS,
          METRICS,
          REJECTS,
          DROPPED,
          EXAMPLES,
          RUN,
          csv(TRAIN),
          csv(TEST),
          csv(UNSTRUCTURED),
          CONFIG_YAML,
          CONFIG_JSON,
          JOB_DESCRIPTION,
          MODEL_PREDICTIONS,
          MODEL_METRICS,
          part(MODEL_PREDICTIONS),
          part(MODEL_METRICS),
          part(RUN),
          ReportRequest.NAME,
          part(ReportRequest.NAME),
          RELABEL,
          PREFERENCES,
          DECISIONS,
          UNJUDGED,
          SPOOL);

  private static final String TRACES = "traces.jsonl";

  /** Of a dataset that is made of another one. */
  private static final Set<String> OF_CHILD =
      Set.of(
          TRAIN,
          TEST,
          TRACES,
          REJECTS,
          DROPPED,
          RUN,
          CONFIG_YAML,
          CONFIG_JSON,
          JOB_DESCRIPTION,
          RELABEL,
          PREFERENCES,
          DECISIONS,
          SPOOL);

  private final OutputDirectory directory;

  private RunFiles(OutputDirectory directory) {
    this.directory = directory;
  }

  /**
   * Takes the right to make them where {@code options} say, for as long as anything is written
   * there.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if they may not be made
   * @throws java.nio.file.FileSystemException if another process makes them
   */
  static DirectoryClaim claim(RunOptions options) throws IOException {
    OutputDirectory.check(options.out(), options.force(), NAMES);
    return DirectoryClaim.of(options.out());
  }

  /**
   * Begins to make them; {@code watch} is run whenever some more is written.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if they may not be made after all
   */
  static RunFiles create(DirectoryClaim claim, RunOptions options, Runnable watch)
      throws IOException {
    return new RunFiles(OutputDirectory.create(claim, options.force(), NAMES, watch));
  }

  /**
   * The same as {@link #claim} for those of a dataset that is made of another one, where nothing is
   * there.
   */
  static DirectoryClaim claimChild(Path out) throws IOException {
    OutputDirectory.check(out, false, OF_CHILD);
    return DirectoryClaim.of(out);
  }

  /** The same as {@link #create} for them. */
  static RunFiles child(DirectoryClaim claim, Runnable watch) throws IOException {
    return new RunFiles(OutputDirectory.create(claim, false, OF_CHILD, watch));
  }

  /** Takes away what a run made that is not wanted. */
  static void delete(Path out) throws IOException {
    OutputDirectory.check(out, true, NAMES);
    OutputDirectory.delete(out);
  }

  /** Begins the files that traces end in. */
  PreparedStreams prepared() throws IOException {
    return new PreparedStreams(
        directory.file(TRAIN),
        directory.file(TEST),
        directory.file(UNSTRUCTURED),
        directory.file(REJECTS),
        directory.file(DROPPED),
        directory.file(EXAMPLES));
  }

  /** The same where traces are left, and rows of {@code parent} come before those of traces. */
  PreparedStreams grown(DatasetFiles parent) throws IOException {
    return new PreparedStreams(
        begun(TRAIN, parent.train()),
        begun(TEST, parent.test()),
        directory.file(TRACES),
        directory.file(REJECTS),
        directory.file(DROPPED));
  }

  /** A file that begins as another does; the last of its lines has an end, too. */
  private OutputStream begun(String name, Optional<Path> rows) throws IOException {
    OutputStream out = directory.file(name);
    if (rows.isPresent()) {
      Files.copy(rows.get(), out);
      if (!endsLine(rows.get())) {
        out.write('\n');
      }
    }
    return out;
  }

  private static boolean endsLine(Path file) throws IOException {
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      if (bytes.size() == 0) {
        return true;
      }
      ByteBuffer last = ByteBuffer.allocate(1);
      bytes.position(bytes.size() - 1).read(last);
      return last.get(0) == '\n';
    }
  }

  /** Where lines may be kept while the traces are read. */
  Path spool() {
    return directory.path(SPOOL);
  }

  /** Where it is kept meanwhile what teachers chose; not one of the files. */
  Path decisions() {
    return directory.path(DECISIONS);
  }

  /** Begins the files that tell how answers were relabelled. */
  Relabelling.Outputs relabelled() throws IOException {
    return new Relabelling.Outputs(directory.file(RELABEL), directory.file(PREFERENCES));
  }

  /** Where predictions wait for a judge; not one of the files. */
  Path unjudged() {
    return directory.path(UNJUDGED);
  }

  /** Begins the predictions file. */
  OutputStream predictions() throws IOException {
    return directory.file(PREDICTIONS);
  }

  /** Writes the baseline; an empty object where there is none. */
  void metrics(Optional<Summary> baseline) throws IOException {
    put(METRICS, baseline.map(summary -> new Report(summary).json(Layout.INDENTED)).orElse("{}"));
  }

  /** Copies what the platform wants beside the rows; a job description in YAML becomes JSON. */
  void copy(TracesDirectory inputs) throws IOException {
    Files.copy(
        inputs.config(), directory.file(isJson(inputs.config()) ? CONFIG_JSON : CONFIG_YAML));
    Path job = inputs.jobDescription();
    if (isJson(job)) {
      Files.copy(job, directory.file(JOB_DESCRIPTION));
    } else {
      Problems problems = new Problems();
      Optional<Document> document = Document.read(job, problems);
      problems.throwIfAny();
      put(JOB_DESCRIPTION, document.orElseThrow().json());
    }
  }

  private static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  /** Writes all rows as CSV, too; returns how many cells a spreadsheet takes for formulas. */
  long csv(Csv how) throws IOException {
    long formulas = 0;
    for (String name : ROWS) {
      try (InputStream rows = Files.newInputStream(directory.flushed(name))) {
        CsvRows table = CsvRows.to(directory.file(csv(name)), how);
        rows.transferTo(table);
        table.flush();
        formulas += table.formulas();
      }
    }
    return formulas;
  }

  /** What a kill leaves while a model answers. */
  private static String part(String name) {
    return name + ".part";
  }

  private static String csv(String name) {
    return name.replace(".jsonl", ".csv");
  }

  /** What the rows of both splits say of one another. */
  WrittenRows written() throws IOException {
    try (InputStream train = Files.newInputStream(directory.flushed(TRAIN));
        InputStream test = Files.newInputStream(directory.flushed(TEST))) {
      return WrittenRows.read(train, test);
    }
  }

  /** The files up to now, with their hashes. */
  List<FileRecord> records() throws IOException {
    return directory.records();
  }

  /** Writes {@code run.json}. */
  void record(RunRecord record) throws IOException {
    put(RUN, RunRecordText.json(record));
  }

  /**
   * Writes the page of all files up to now; returns what a person should look at first, a sentence
   * each.
   */
  List<String> page() throws IOException {
    OutputStream out = directory.file(ReportRequest.NAME);
    List<String> surprises = ReportPage.ofRun(directory.flushed(""), out);
    out.flush();
    return surprises;
  }

  /** The same of a dataset that is made of another one. */
  void record(RelabelTracesResult result) throws IOException {
    put(RUN, RunRecordText.json(result));
  }

  private void put(String name, String text) throws IOException {
    OutputStream out = directory.file(name);
    out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Says that all is written. */
  void complete() throws IOException {
    directory.complete();
  }

  @Override
  public void close() throws IOException {
    directory.close();
  }
}
