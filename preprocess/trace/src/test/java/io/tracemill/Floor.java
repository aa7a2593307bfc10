package io.tracemill;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** A floor of the house: packages, and those below them that they may import. */
record Floor(String packages, List<String> below) {

  /** The whole house, from the ground up. */
  static List<Floor> all() {
    return List.of(
        sees("json.text"),
        sees("json.token", "json.text"),
        sees("json.lines", "json.token", "json.text"),
        sees("json.."),
        sees("trace", "json.."),
        sees("dialect.call", "trace", "json.."),
        sees("dialect..", "trace", "json.."),
        sees("ask", "trace", "json.."),
        sees("ask.journal", "ask", "trace", "json.."),
        sees("prepare.flow", "trace", "json.."),
        sees("prepare.table", "trace", "json.."),
        sees("prepare.span", "dialect..", "trace", "json.."),
        sees("prepare.seen", "trace", "json.."),
        sees(
            "prepare.format",
            "prepare.span",
            "prepare.seen",
            "prepare.flow",
            "dialect..",
            "trace",
            "json.."),
        sees("prepare.join", "prepare.table", "prepare.flow", "trace", "json.."),
        sees("prepare.slice", "prepare.flow", "trace", "json.."),
        sees("prepare.output", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare.form", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare.census", "prepare.flow", "trace", "json.."),
        sees("prepare.learn", "prepare.flow", "trace", "json.."),
        sees("prepare.split", "prepare.table", "prepare.flow", "trace", "json.."),
        sees("prepare.screen", "prepare.table", "prepare.flow", "ask..", "trace", "json.."),
        sees("prepare.screen..", "prepare.table", "prepare.flow", "ask..", "trace", "json.."),
        sees("prepare.baseline", "prepare.output", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare..", "ask..", "dialect..", "trace", "json.."),
        sees("score.agreement"),
        sees("score.metric", "dialect..", "trace", "json.."),
        sees("score..", "dialect..", "trace", "json.."),
        sees("report.export", "score..", "dialect..", "trace", "json.."),
        sees("report..", "score..", "dialect..", "trace", "json.."),
        sees("jinja", "json.."),
        sees("answer.reading", "dialect..", "trace", "json.."),
        sees("answer.prompt", "answer.reading", "ask", "dialect..", "trace", "json.."),
        sees("answer..", "ask..", "score..", "dialect..", "trace", "json.."),
        sees("endpoint", "ask", "json.."),
        sees("teach", "answer..", "ask..", "trace", "json.."),
        sees(
            "teach..", "answer..", "score..", "prepare..", "ask..", "dialect..", "trace", "json.."),
        sees("infer.chat", "ask", "jinja", "json.."),
        sees("infer.decode", "ask"),
        sees("infer.natives"),
        sees("infer.weights", "json.."),
        sees("infer.family", "infer.weights", "json.."),
        sees("infer.machine", "infer.family"),
        sees("infer.tokenizer", "infer.decode", "infer.natives", "json.."),
        sees(
            "infer.torch",
            "infer.decode",
            "infer.family",
            "infer.machine",
            "infer.natives",
            "infer.weights"),
        sees("infer..", "ask..", "jinja", "trace", "json.."),
        sees(
            "pipeline.settings",
            "infer..",
            "teach..",
            "answer..",
            "report.export",
            "score..",
            "prepare..",
            "trace",
            "json.."),
        sees("pipeline.files", "pipeline.settings", "ask.journal", "json.."),
        sees("pipeline.rows", "json.."),
        sees("pipeline.inspect", "prepare..", "trace", "json.."),
        sees("pipeline.compare", "pipeline.settings", "pipeline.rows", "score..", "json.."),
        sees(
            "pipeline.model",
            "pipeline.settings",
            "pipeline.files",
            "pipeline.rows",
            "infer..",
            "endpoint",
            "answer..",
            "score..",
            "ask..",
            "trace",
            "json.."),
        sees(
            "pipeline.teachers",
            "pipeline.settings",
            "pipeline.files",
            "pipeline.model",
            "endpoint",
            "teach..",
            "answer..",
            "score..",
            "prepare..",
            "ask..",
            "trace",
            "json.."),
        sees(
            "pipeline..",
            "infer..",
            "endpoint",
            "teach..",
            "answer..",
            "jinja",
            "report..",
            "score..",
            "prepare..",
            "ask..",
            "dialect..",
            "trace",
            "json.."),
        sees("platform", "pipeline..", "json.."),
        sees("platform.workspace", "platform", "pipeline..", "trace", "json.."),
        sees("platform.local", "platform..", "pipeline..", "trace", "json.."),
        sees("serve.http", "json.."),
        sees("serve.gateway", "serve.http", "pipeline.files", "dialect..", "trace", "json.."),
        sees("serve.client", "platform..", "pipeline..", "json.."),
        sees("serve..", "platform..", "pipeline..", "dialect..", "trace", "json.."),
        sees("cli", "serve..", "platform..", "pipeline..", "json.."));
  }

  private static Floor sees(String from, String... below) {
    return new Floor(
        "io.tracemill." + from, Stream.of(below).map(name -> "io.tracemill." + name).toList());
  }

  ArchRule rule() {
    String[] allowed = Stream.concat(Stream.of(packages), below.stream()).toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tracemill..").and(not(resideInAnyPackage(allowed))));
  }

  boolean holds(JavaPackage owner) {
    return PackageMatcher.of(packages).matches(owner.getName());
  }
}
