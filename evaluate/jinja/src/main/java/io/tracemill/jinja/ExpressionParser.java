package io.tracemill.jinja;

import io.tracemill.jinja.Expression.Arithmetic;
import io.tracemill.jinja.Expression.Compared;
import io.tracemill.jinja.Expression.Compared.Operand;
import io.tracemill.jinja.Expression.Conditional;
import io.tracemill.jinja.Expression.Items;
import io.tracemill.jinja.Expression.Joined;
import io.tracemill.jinja.Expression.Literal;
import io.tracemill.jinja.Expression.Logical;
import io.tracemill.jinja.Expression.Not;
import io.tracemill.jinja.Expression.Signed;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads expressions, from the operators that bind least to those that bind most, by recursive
 * descent as Jinja's own parser: each level reads what binds more on both sides of its operators.
 */
final class ExpressionParser {
  /** Deeper ones would be refused when they are evaluated. */
  private static final int MAX_DEPTH = 100;

  private static final Set<BinaryOperator> SUMS =
      EnumSet.of(BinaryOperator.ADD, BinaryOperator.SUBTRACT);
  private static final Set<BinaryOperator> PRODUCTS =
      EnumSet.of(
          BinaryOperator.MULTIPLY,
          BinaryOperator.DIVIDE,
          BinaryOperator.FLOOR_DIVIDE,
          BinaryOperator.MODULO);
  private static final Set<BinaryOperator> POWERS = EnumSet.of(BinaryOperator.POWER);

  private final TokenStream tokens;
  private final OperandParser operands;
  private final UnknownNames unknown;
  private int depth;

  ExpressionParser(TokenStream tokens, Set<String> names, UnknownNames unknown) {
    this.tokens = tokens;
    this.operands = new OperandParser(tokens, this, names, unknown);
    this.unknown = unknown;
  }

  OperandParser operands() {
    return operands;
  }

  Expression expression() {
    enter();
    int mark = unknown.mark();
    Expression result = either();
    while (tokens.skipName("if")) {
      Expression condition = either();
      Optional<Expression> otherwise =
          tokens.skipName("else") ? Optional.of(expression()) : Optional.empty();
      result = new Conditional(condition, result, otherwise);
      unknown.excuse(mark);
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
      left = logical(false, left, this::both);
    }
    return left;
  }

  private Expression both() {
    Expression left = negation();
    while (tokens.skipName("and")) {
      left = logical(true, left, this::negation);
    }
    return left;
  }

  /** A constant that decides alone is the result, as Jinja's optimizer finds before it compiles. */
  private Expression logical(boolean and, Expression left, Supplier<Expression> operand) {
    int mark = unknown.mark();
    Expression right = operand.get();
    if (left instanceof Literal constant && constant.value().isTrue() != and) {
      unknown.excuse(mark);
      return left;
    }
    return new Logical(and, left, right);
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
    for (Optional<ComparisonOperator> operator = comparing();
        operator.isPresent();
        operator = comparing()) {
      rest.add(new Operand(operator.get(), sum()));
    }
    return rest.isEmpty() ? first : new Compared(place, first, rest);
  }

  private Optional<ComparisonOperator> comparing() {
    if (tokens.skipName("in")) {
      return Optional.of(ComparisonOperator.IN);
    }
    if (tokens.atName("not") && tokens.second().isName("in")) {
      tokens.next();
      tokens.next();
      return Optional.of(ComparisonOperator.NOT_IN);
    }
    Optional<ComparisonOperator> operator =
        tokens.at(Token.Kind.OPERATOR)
            ? ComparisonOperator.of(tokens.peek().text())
            : Optional.empty();
    operator.ifPresent(read -> tokens.next());
    return operator;
  }

  private Optional<BinaryOperator> oneOf(Set<BinaryOperator> operators) {
    return tokens.at(Token.Kind.OPERATOR)
        ? BinaryOperator.of(tokens.peek().text()).filter(operators::contains)
        : Optional.empty();
  }

  /** From left to right, other than in Python for powers. */
  private Expression leftToRight(Set<BinaryOperator> operators, Supplier<Expression> operand) {
    Expression left = operand.get();
    for (var operator = oneOf(operators); operator.isPresent(); operator = oneOf(operators)) {
      Place place = tokens.next().place();
      left = new Arithmetic(place, operator.get(), left, operand.get());
    }
    return left;
  }

  private Expression sum() {
    return leftToRight(SUMS, this::joined);
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
    return leftToRight(PRODUCTS, this::power);
  }

  private Expression power() {
    return leftToRight(POWERS, () -> signed(true));
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
