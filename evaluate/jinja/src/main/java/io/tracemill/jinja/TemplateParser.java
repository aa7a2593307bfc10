package io.tracemill.jinja;

import io.tracemill.jinja.MacroDefinition.Parameter;
import io.tracemill.jinja.Statement.If;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Reads statements. */
final class TemplateParser {
  private static final int MAX_DEPTH = 100;

  /** Jinja's tags that read other files. */
  private static final Set<String> OTHER_FILES = Set.of("include", "import", "from", "extends");

  private final TokenStream tokens;
  private final Set<String> names = new HashSet<>();
  private final UnknownNames unknown = new UnknownNames();
  private final ExpressionParser expressions;
  private int depth;
  private int loops;

  private TemplateParser(Source source) {
    this.tokens = new TokenStream(source);
    this.expressions = new ExpressionParser(tokens, names, unknown);
  }

  static List<Statement> statements(Source source) {
    TemplateParser parser = new TemplateParser(source);
    return parser.strict(() -> parser.body(List.of()));
  }

  /** A part in which filters and tests that do not exist are refused when they are read. */
  private <T> T strict(Supplier<T> part) {
    int mark = unknown.mark();
    T read = part.get();
    unknown.refuse(mark);
    return read;
  }

  /** Statements up to a tag that is one of {@code ends}, whose name is then the next token. */
  private List<Statement> body(List<String> ends) {
    if (++depth > MAX_DEPTH) {
      throw tokens.failure(
          tokens.peek().place(), "more than " + MAX_DEPTH + " blocks inside one another");
    }
    List<Statement> statements = new ArrayList<>();
    while (!tokens.at(Token.Kind.END)) {
      Token token = tokens.next();
      if (token.is(Token.Kind.DATA)) {
        statements.add(
            new Statement.Print(
                token.place(), new Expression.Literal(new TextValue(token.text()))));
      } else if (token.is(Token.Kind.PRINT_BEGIN)) {
        statements.add(new Statement.Print(token.place(), expressions.tuple()));
        tokens.expect(Token.Kind.PRINT_END);
      } else {
        if (tokens.at(Token.Kind.NAME) && ends.contains(tokens.peek().text())) {
          depth--;
          return statements;
        }
        statement(ends).ifPresent(statements::add);
        tokens.expect(Token.Kind.BLOCK_END);
      }
    }
    if (!ends.isEmpty()) {
      throw tokens.expected(alternatives(ends));
    }
    depth--;
    return statements;
  }

  private static String alternatives(List<String> ends) {
    return "'{% " + String.join(" %}' or '{% ", ends) + " %}'";
  }

  /** A block's inside with its last tag up to the tag's end. */
  private List<Statement> block(String end) {
    tokens.skipOperator(":");
    tokens.expect(Token.Kind.BLOCK_END);
    List<Statement> body = body(List.of(end));
    tokens.expectName(end);
    return body;
  }

  private Optional<Statement> statement(List<String> ends) {
    Token tag = tokens.expect(Token.Kind.NAME);
    return Optional.of(
        switch (tag.text()) {
          case "if" -> ifs();
          case "for" -> loop(tag.place());
          case "set" -> set();
          case "macro" -> new Statement.Define(macro());
          case "call" -> call(tag.place());
          case "filter" -> filter(tag.place());
          case "with" -> with();
          case "generation" -> new Statement.With(List.of(), List.of(), scoped("endgeneration"));
          case "print" -> new Statement.Print(tag.place(), expressions.expression());
          case "break" -> jump(tag, Statement.Flow.BREAK);
          case "continue" -> jump(tag, Statement.Flow.CONTINUE);
          default -> throw unknown(tag, ends);
        });
  }

  private TemplateException unknown(Token tag, List<String> ends) {
    String shown = "'" + tag.text() + "'";
    if (OTHER_FILES.contains(tag.text())) {
      return tokens.failure(tag.place(), shown + " is refused: a template reads no other file");
    }
    String problem =
        ends.isEmpty()
            ? "unknown tag " + shown
            : "expected " + alternatives(ends) + " or another statement but found " + shown;
    return tokens.failure(tag.place(), problem);
  }

  private Statement jump(Token tag, Statement.Flow flow) {
    if (loops == 0) {
      throw tokens.failure(tag.place(), "'" + tag.text() + "' outside of a loop");
    }
    return new Statement.Jump(flow);
  }

  private Statement ifs() {
    int mark = unknown.mark();
    List<If.Branch> branches = new ArrayList<>();
    List<Statement> otherwise = List.of();
    Token tag;
    do {
      Expression condition = expressions.tupleWithoutCondition();
      tokens.skipOperator(":");
      tokens.expect(Token.Kind.BLOCK_END);
      branches.add(new If.Branch(condition, body(List.of("elif", "else", "endif"))));
      tag = tokens.next();
    } while (tag.text().equals("elif"));
    if (tag.text().equals("else")) {
      otherwise = block("endif");
    }
    unknown.excuse(mark);
    return new If(branches, otherwise);
  }

  private Statement loop(Place place) {
    Target target = targets().forLoop();
    if (target.names("loop")) {
      throw tokens.failure(place, "'loop' is the loop itself and cannot be its variable");
    }
    tokens.expectName("in");
    Expression over = expressions.tupleWithoutCondition();
    Optional<Expression> condition =
        tokens.skipName("if") ? Optional.of(strict(expressions::expression)) : Optional.empty();
    boolean recursive = tokens.skipName("recursive");
    tokens.skipOperator(":");
    tokens.expect(Token.Kind.BLOCK_END);
    loops++;
    List<Statement> body = strict(() -> body(List.of("endfor", "else")));
    loops--;
    List<Statement> otherwise =
        tokens.next().text().equals("else") ? strict(() -> block("endfor")) : List.of();
    return new Statement.For(place, target, over, condition, recursive, body, otherwise);
  }

  private TargetParser targets() {
    return new TargetParser(tokens);
  }

  private Statement set() {
    Target target = targets().forSet();
    if (tokens.skipOperator("=")) {
      return new Statement.Assign(target, expressions.tuple());
    }
    Expression filter = strict(() -> filters(new Expression.Inside()));
    return new Statement.AssignBlock(target, filter, scoped("endset"));
  }

  /** The inside of a block that no {@code break} leaves. */
  private List<Statement> scoped(String end) {
    int outer = loops;
    loops = 0;
    List<Statement> body = strict(() -> block(end));
    loops = outer;
    return body;
  }

  private MacroDefinition macro() {
    String name = tokens.expect(Token.Kind.NAME).text();
    List<Parameter> parameters = parameters();
    return definition(name, parameters, "endmacro");
  }

  private MacroDefinition definition(String name, List<Parameter> parameters, String end) {
    Set<String> outer = new HashSet<>(names);
    names.clear();
    List<Statement> body = scoped(end);
    Set<String> used = Set.copyOf(names);
    names.addAll(outer);
    return new MacroDefinition(name, parameters, body, used);
  }

  private List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    tokens.expectOperator("(");
    while (!tokens.skipOperator(")")) {
      Token name = tokens.expect(Token.Kind.NAME);
      boolean defaulted = tokens.skipOperator("=");
      if (!defaulted && parameters.stream().anyMatch(p -> p.otherwise().isPresent())) {
        throw tokens.failure(name.place(), "a parameter without a default behind one that has one");
      }
      Optional<Expression> otherwise =
          defaulted ? Optional.of(strict(expressions::expression)) : Optional.empty();
      parameters.add(new Parameter(name.text(), otherwise));
      if (!tokens.atOperator(")")) {
        tokens.expectOperator(",");
      }
    }
    return parameters;
  }

  private Statement call(Place place) {
    List<Parameter> parameters = tokens.atOperator("(") ? parameters() : List.of();
    if (!(expressions.expression() instanceof Expression.Call call)) {
      throw tokens.failure(place, "expected a call behind 'call'");
    }
    return new Statement.CallBlock(place, call, definition("caller", parameters, "endcall"));
  }

  private Statement filter(Place place) {
    Expression filter =
        strict(() -> filters(expressions.operands().filter(new Expression.Inside())));
    return new Statement.FilterBlock(place, filter, scoped("endfilter"));
  }

  /** Filters behind bars, as many as there are. */
  private Expression filters(Expression of) {
    Expression filtered = of;
    while (tokens.skipOperator("|")) {
      filtered = expressions.operands().filter(filtered);
    }
    return filtered;
  }

  private Statement with() {
    List<Target> targets = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    while (!tokens.at(Token.Kind.BLOCK_END) && !tokens.atOperator(":")) {
      if (!targets.isEmpty()) {
        tokens.expectOperator(",");
      }
      targets.add(targets().forLoop());
      tokens.expectOperator("=");
      values.add(expressions.expression());
    }
    return new Statement.With(targets, values, strict(() -> block("endwith")));
  }
}
