package io.tracemill;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules that no compiler holds, over the classes of all modules. */
final class ArchitectureTest {
  private static final JavaClasses CLASSES = classes();

  private static final String TOKEN = "io.tracemill.json.token..";
  private static final String TORCH = "io.tracemill.infer.torch..";
  private static final String TOKENIZER = "io.tracemill.infer.tokenizer..";
  private static final String SETTINGS = "io.tracemill.pipeline.settings..";
  private static final String CLI = "io.tracemill.cli..";

  /** Each floor of the house and those below it that it may stand on. */
  @TestFactory
  Stream<DynamicTest> dependenciesPointOneWay() {
    return tests(
        sees("json.text"),
        sees("json.token", "json.text"),
        sees("json.lines", "json.token", "json.text"),
        sees("json.."),
        sees("trace", "json.."),
        sees("dialect.call", "trace", "json.."),
        sees("dialect..", "trace", "json.."),
        sees("ask..", "trace", "json.."),
        sees("prepare.flow", "trace", "json.."),
        sees("prepare.table", "trace", "json.."),
        sees("prepare.format", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare.join", "prepare.table", "prepare.flow", "trace", "json.."),
        sees("prepare.slice", "prepare.flow", "trace", "json.."),
        sees("prepare.output", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare.split", "prepare.table", "prepare.flow", "trace", "json.."),
        sees("prepare.screen..", "prepare.table", "prepare.flow", "ask..", "trace", "json.."),
        sees("prepare.baseline", "prepare.output", "prepare.flow", "dialect..", "trace", "json.."),
        sees("prepare..", "ask..", "dialect..", "trace", "json.."),
        sees("score..", "dialect..", "trace", "json.."),
        sees("jinja", "json.."),
        sees("answer.reading", "dialect..", "trace", "json.."),
        sees("answer.prompt", "answer.reading", "ask", "dialect..", "trace", "json.."),
        sees("answer..", "ask..", "score..", "dialect..", "trace", "json.."),
        sees("infer..", "ask..", "jinja", "trace", "json.."),
        sees(
            "pipeline..",
            "infer..",
            "answer..",
            "jinja",
            "score..",
            "prepare..",
            "ask..",
            "dialect..",
            "trace",
            "json.."),
        slices().matching("io.tracemill.(**)").should().beFreeOfCycles());
  }

  @TestFactory
  Stream<DynamicTest> librariesStayWhereTheyBelong() {
    return tests(
        only(TOKEN, "com.fasterxml.jackson.."),
        only(SETTINGS, "org.yaml.snakeyaml.."),
        only(CLI, "picocli.."),
        only(CLI, "me.tongfei.."),
        onlyIn("ai.djl..", TORCH, TOKENIZER),
        only("nothing", "java.util.logging.."));
  }

  @TestFactory
  Stream<DynamicTest> onlyTheCommandLineMeetsTheWorld() {
    return tests(
        neverUse(
            CLI,
            "a library neither prints nor exits nor asks for time or environment",
            "System.out",
            "System.err",
            "System.exit(int)",
            "System.getenv()",
            "System.getenv(String)",
            "System.currentTimeMillis()",
            "System.nanoTime()",
            "Runtime.exit(int)",
            "Runtime.halt(int)",
            "Throwable.printStackTrace()",
            "Date.<init>()",
            "Instant.now()",
            "LocalDate.now()",
            "LocalDateTime.now()",
            "LocalTime.now()",
            "OffsetDateTime.now()",
            "ZonedDateTime.now()",
            "Clock.systemUTC()",
            "Clock.systemDefaultZone()"));
  }

  @TestFactory
  Stream<DynamicTest> sameBytesEverywhere() {
    return tests(
        neverUse(
            "nothing",
            "the default locale is the machine's: name Locale.ROOT",
            "String.format(String, Object[])",
            "String.formatted(Object[])",
            "String.toLowerCase()",
            "String.toUpperCase()",
            "PrintStream.printf(String, Object[])",
            "PrintStream.format(String, Object[])",
            "PrintWriter.printf(String, Object[])",
            "PrintWriter.format(String, Object[])",
            "Formatter.<init>()"),
        neverUse(
            "nothing",
            "the default charset is the machine's on JDK 17: name UTF_8",
            "Charset.defaultCharset()",
            "String.<init>(byte[])",
            "String.<init>(byte[], int, int)",
            "String.getBytes()",
            "ByteArrayOutputStream.toString()",
            "FileReader.<init>(File)",
            "FileReader.<init>(String)",
            "FileWriter.<init>(File)",
            "FileWriter.<init>(File, boolean)",
            "FileWriter.<init>(String)",
            "FileWriter.<init>(String, boolean)",
            "InputStreamReader.<init>(InputStream)",
            "OutputStreamWriter.<init>(OutputStream)",
            "PrintStream.<init>(OutputStream)",
            "PrintStream.<init>(OutputStream, boolean)",
            "PrintStream.<init>(File)",
            "PrintStream.<init>(String)",
            "PrintWriter.<init>(OutputStream)",
            "PrintWriter.<init>(OutputStream, boolean)",
            "PrintWriter.<init>(File)",
            "PrintWriter.<init>(String)",
            "Scanner.<init>(InputStream)",
            "Scanner.<init>(File)",
            "Scanner.<init>(Path)"),
        neverUse(
            "nothing",
            "JDK 19 changed the digits of a double: round new BigDecimal(double) instead",
            "Double.toString()",
            "Double.toString(double)",
            "Float.toString(float)",
            "String.valueOf(double)",
            "StringBuilder.append(double)",
            "BigDecimal.valueOf(double)"),
        neverUse(
            "nothing",
            "Math may differ in the last bit by machine: use StrictMath",
            "Math.exp(double)",
            "Math.log(double)",
            "Math.log10(double)",
            "Math.log1p(double)",
            "Math.pow(double, double)",
            "Math.tanh(double)"),
        neverUse(
            CLI,
            "randomness has a seed from the settings; where they have none, the command line draws",
            "Math.random()",
            "Random.<init>()",
            "SecureRandom.<init>()",
            "SplittableRandom.<init>()",
            "ThreadLocalRandom.current()",
            "UUID.randomUUID()",
            "Collections.shuffle(List)"));
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .filter(owner -> !owner.isAnnotatedWith(NullMarked.class))
            .map(owner -> owner.getName())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(unmarked).as("packages without @NullMarked package-info").isEmpty();
  }

  private static JavaClasses classes() {
    // No rule asks what is inside a library's class.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("-tests.jar"))
        .importPackages("io.tracemill");
  }

  private static ArchRule sees(String from, String... allowed) {
    String[] packages =
        Stream.concat(Stream.of(from), Stream.of(allowed))
            .map(name -> "io.tracemill." + name)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(packages[0])
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.tracemill..")
                .and(DescribedPredicate.not(resideInAnyPackage(packages))));
  }

  private static ArchRule only(String home, String library) {
    return onlyIn(library, home);
  }

  private static ArchRule onlyIn(String library, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule neverUse(String exempt, String reason, String... members) {
    Set<String> banned = Set.of(members);
    return noClasses()
        .that()
        .resideOutsideOfPackage(exempt)
        .should()
        .accessTargetWhere(
            describe("the target is banned", access -> banned.contains(name(access))))
        .because(reason);
  }

  /** Of Java's own: {@code Owner.field} or {@code Owner.method(Parameter, ...)}, simple names. */
  private static String name(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String member = owner.getSimpleName() + "." + access.getName();
    if (!owner.getPackageName().startsWith("java.")) {
      return "";
    }
    if (access.getTarget() instanceof CodeUnitAccessTarget target) {
      return target.getRawParameterTypes().stream()
          .map(JavaClass::getSimpleName)
          .collect(Collectors.joining(", ", member + "(", ")"));
    }
    return member;
  }

  private static Stream<DynamicTest> tests(ArchRule... rules) {
    return Stream.of(rules)
        .map(rule -> rule.allowEmptyShould(true))
        .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(CLASSES)));
  }
}
