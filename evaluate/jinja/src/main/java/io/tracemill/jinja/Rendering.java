package io.tracemill.jinja;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** The state of one rendering: variables, text so far, place, and what is used up of the limits. */
final class Rendering {
  /** Characters or items that are handled as fast as one expression. */
  private static final int SHARE = 8;

  private final String template;
  private final Limits limits;
  private final LocalDateTime now;
  private Scope scope;
  private StringBuilder out = new StringBuilder();
  private Value inside = TextValue.EMPTY;
  private Place place = new Place(1, 1);
  private long steps;
  private int depth;

  Rendering(String template, Scope scope, LocalDateTime now, Limits limits) {
    this.template = template;
    this.scope = scope;
    this.now = now;
    this.limits = limits;
  }

  LocalDateTime now() {
    return now;
  }

  String text() {
    return out.toString();
  }

  void at(Place here) {
    place = here;
  }

  TemplateException failure(String problem) {
    return new TemplateException(template, place, problem);
  }

  /** Fails if a value is undefined. */
  void defined(Value value) {
    if (value instanceof Undefined undefined) {
      throw failure(undefined.problem());
    }
  }

  /** Counts steps. */
  void work(long more) {
    steps += more;
    if (steps > limits.steps()) {
      throw TemplateException.endless(template, place, limits.steps());
    }
  }

  /** Checks the length of a text or list that comes to be, and counts its making. */
  void made(long size) {
    grown(size, size);
  }

  /** Checks the length of a text that has grown by {@code more}, and counts the growth. */
  void grown(long size, long more) {
    if (size > limits.size()) {
      throw failure("a text or list becomes longer than " + limits.size());
    }
    work(1 + more / SHARE);
  }

  /** What goes deeper comes back without {@code finally}: a failure ends the rendering. */
  private void deeper() {
    if (++depth > limits.depth()) {
      throw failure("more than " + limits.depth() + " levels inside one another");
    }
  }

  Value evaluate(Expression expression) {
    work(1);
    deeper();
    Value value = expression.evaluate(this);
    depth--;
    if (value.depth() > limits.depth()) {
      throw failure("a value has more than " + limits.depth() + " levels");
    }
    return value;
  }

  List<Value> evaluateAll(List<Expression> expressions) {
    List<Value> values = new ArrayList<>(expressions.size());
    for (Expression expression : expressions) {
      values.add(evaluate(expression));
    }
    return values;
  }

  Statement.Flow run(List<Statement> statements) {
    deeper();
    for (Statement statement : statements) {
      work(1);
      Statement.Flow flow = statement.run(this);
      if (flow != Statement.Flow.NEXT) {
        depth--;
        return flow;
      }
    }
    depth--;
    return Statement.Flow.NEXT;
  }

  Value lookUp(String name) {
    return scope
        .find(name)
        .or(() -> Globals.find(name))
        .orElseGet(() -> new Undefined("'" + name + "' is undefined"));
  }

  Scope scope() {
    return scope;
  }

  /** Goes into a scope; gives the one to go back to. */
  Scope enter(Scope inner) {
    Scope outer = scope;
    scope = inner;
    return outer;
  }

  void leave(Scope outer) {
    scope = outer;
  }

  void print(Value value) {
    String text = Printing.text(this, value);
    grown((long) out.length() + text.length(), text.length());
    out.append(text);
  }

  /** What statements print, in the current scope. */
  String capture(List<Statement> statements) {
    StringBuilder outer = divert();
    run(statements);
    return captured(outer);
  }

  /** Prints elsewhere from now on; gives what {@link #captured} goes back to. */
  StringBuilder divert() {
    StringBuilder outer = out;
    out = new StringBuilder();
    return outer;
  }

  /** What was printed since {@link #divert}. */
  String captured(StringBuilder outer) {
    String text = out.toString();
    out = outer;
    made(text.length());
    return text;
  }

  /** What statements print, in a scope of their own, through a filter. */
  Value filtered(Expression filter, List<Statement> body) {
    Scope outer = enter(new Scope(scope));
    String text = capture(body);
    leave(outer);
    Value before = inside;
    inside = new TextValue(text);
    Value result = evaluate(filter);
    inside = before;
    return result;
  }

  /** The text that {@link #filtered} filters. */
  Value inside() {
    return inside;
  }
}
