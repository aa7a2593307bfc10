package io.tracemill.jinja;

import io.tracemill.jinja.Expression.Arithmetic;
import io.tracemill.jinja.Expression.Compared;
import io.tracemill.jinja.Expression.Compared.Operand;
import io.tracemill.jinja.Expression.Conditional;
import io.tracemill.jinja.Expression.Items;
import io.tracemill.jinja.Expression.Joined;
import io.tracemill.jinja.Expression.Logical;
import io.tracemill.jinja.Expression.Not;
import io.tracemill.jinja.Expression.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads expressions, from the operators that bind least to those that bind most. */
final class ExpressionParser {
  /** Deeper ones would be refused when they are evaluated. */
  private static final int MAX_DEPTH = 100;

  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
  private static final Set<String> SUMS = Set.of("+", "-");
  private static final Set<String> PRODUCTS = Set.of("*", "/", "//", "%");

  private final TokenStream tokens;
  private final OperandParser operands;
  private int depth;

  ExpressionParser(TokenStream tokens, Set<String> names) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, this, names);
  }

  OperandParser operands() {
    return operands;
  }

  Expression expression() {
    enter();
    Expression result = either();
    while (tokens.skipName("if")) {
      Expression condition = either();
      Optional<Expression> otherwise =
          tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
      result = new Conditional(condition, result, otherwise);
    }
    depth--;
    return result;
  }

  private void enter() {
    if (++depth > MAX_DEPTH) {
      throw tokens.failure(
          tokens.peek().place(), "more than " + MAX_DEPTH + " expressions inside one another");
    }
  }

  /** An expression, or several with commas between them, which make a tuple. */
  Expression tuple() {
    return tuple(true);
  }

  /** The same without {@code if}, which means something else behind it. */
  Expression tupleWithoutCondition() {
    return tuple(false);
  }

  private Expression tuple(boolean conditions) {
    List<Expression> items = new ArrayList<>();
    boolean comma = false;
    while (!isTupleEnd()) {
      items.add(conditions ? expression() : either());
      if (!tokens.skipOperator(",")) {
        break;
      }
      comma = true;
    }
    if (items.isEmpty()) {
      throw tokens.expected("an expression");
    }
    return comma ? new Items(SequenceValue.Kind.TUPLE, items) : items.get(0);
  }

  private boolean isTupleEnd() {
    return tokens.at(Token.Kind.PRINT_END)
        || tokens.at(Token.Kind.BLOCK_END)
        || tokens.atOperator(")")
        || tokens.atName("recursive");
  }

  private Expression either() {
    Expression left = both();
    while (tokens.skipName("or")) {
      left = new Logical(false, left, both());
    }
    return left;
  }

  private Expression both() {
    Expression left = negation();
    while (tokens.skipName("and")) {
      left = new Logical(true, left, negation());
    }
    return left;
  }

  private Expression negation() {
    if (!tokens.skipName("not")) {
      return comparison();
    }
    enter();
    Expression result = new Not(negation());
    depth--;
    return result;
  }

  private Expression comparison() {
    Place place = tokens.peek().place();
    Expression first = sum();
    List<Operand> rest = new ArrayList<>();
    for (Optional<String> operator = comparing(); operator.isPresent(); operator = comparing()) {
      rest.add(new Operand(operator.get(), sum()));
    }
    return rest.isEmpty() ? first : new Compared(place, first, rest);
  }

  private Optional<String> comparing() {
    if (tokens.at(Token.Kind.OPERATOR) && COMPARISONS.contains(tokens.peek().text())) {
      return Optional.of(tokens.next().text());
    }
    if (tokens.skipName("in")) {
      return Optional.of("in");
    }
    if (tokens.atName("not") && tokens.second().isName("in")) {
      tokens.next();
      tokens.next();
      return Optional.of("not in");
    }
    return Optional.empty();
  }

  private boolean atOneOf(Set<String> operators) {
    return tokens.at(Token.Kind.OPERATOR) && operators.contains(tokens.peek().text());
  }

  private Expression sum() {
    Expression left = joined();
    while (atOneOf(SUMS)) {
      Token operator = tokens.next();
      left = new Arithmetic(operator.place(), operator.text(), left, joined());
    }
    return left;
  }

  private Expression joined() {
    Place place = tokens.peek().place();
    List<Expression> parts = new ArrayList<>();
    do {
      parts.add(product());
    } while (tokens.skipOperator("~"));
    return parts.size() == 1 ? parts.get(0) : new Joined(place, parts);
  }

  private Expression product() {
    Expression left = power();
    while (atOneOf(PRODUCTS)) {
      Token operator = tokens.next();
      left = new Arithmetic(operator.place(), operator.text(), left, power());
    }
    return left;
  }

  /** From left to right, other than in Python. */
  private Expression power() {
    Expression left = signed(true);
    while (tokens.atOperator("**")) {
      Token operator = tokens.next();
      left = new Arithmetic(operator.place(), operator.text(), left, signed(true));
    }
    return left;
  }

  private Expression signed(boolean filters) {
    Expression result;
    if (tokens.atOperator("-") || tokens.atOperator("+")) {
      enter();
      Token sign = tokens.next();
      result = new Signed(sign.place(), sign.text().equals("-"), signed(false));
      depth--;
    } else {
      result = operands.primary();
    }
    result = operands.postfix(result);
    return filters ? operands.filtersAndTests(result) : result;
  }
}
