package org.keqiao.feel;

import camundajar.impl.scala.Product;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.springframework.lang.Nullable;

/**
 * A FEEL expression that has been read and whose tree holds nothing but comparisons, arithmetic, {@code if}, logic,
 * paths, lists of constants and the listed functions: no loops, ranges, filters or functions of its own, so that its
 * cost is bounded by its length and the answers' size.
 */
public final class Expression {

    /** Longest text, in characters. */
    public static final int LONGEST = 500;

    /** Functions that an expression may call. */
    public static final Set<String> FUNCTIONS = Set.of(
            "not",
            "count",
            "sum",
            "min",
            "max",
            "contains",
            "starts with",
            "ends with",
            "string length",
            "list contains",
            "distinct values",
            "is defined",
            "date",
            "number",
            "string",
            "abs",
            "floor",
            "ceiling",
            "decimal");

    private static final Set<String> NODES = Set.of(
            "ConstNumber",
            "ConstBool",
            "ConstString",
            "ConstNull",
            "ConstDate",
            "ConstList",
            "Ref",
            "PathExpression",
            "Equal",
            "LessThan",
            "LessOrEqual",
            "GreaterThan",
            "GreaterOrEqual",
            "Addition",
            "Subtraction",
            "Multiplication",
            "Division",
            "ArithmeticNegation",
            "If",
            "Conjunction",
            "Disjunction",
            "Not",
            "FunctionInvocation",
            "PositionalFunctionParameters");

    // The parser tries alternatives again at each opening bracket: a bound on depth keeps that cheap.
    private static final int DEEPEST = 8;
    // By the wall: a machine that stood still for a second must not refuse a shipped form, or its start fails.
    private static final long LIMIT_MILLIS = 15_000;

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();
    private static final AtomicInteger THREADS = new AtomicInteger();
    private static final ExecutorService WORKERS = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "feel-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    private final String text;
    private final ParsedExpression parsed;
    private final Set<String> names;

    private Expression(String text, ParsedExpression parsed, Set<String> names) {
        this.text = text;
        this.parsed = parsed;
        this.names = Set.copyOf(names);
    }

    /** Why a text is no expression that we take. */
    public static final class Unacceptable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String code;
        private final String detail;

        Unacceptable(String code, String detail) {
            super(code + ": " + detail);
            this.code = code;
            this.detail = detail;
        }

        /** {@code expression-too-long}, {@code expression-too-deep}, {@code expression-syntax} or {@code expression-forbidden}. */
        public String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }

    /**
     * Reads an expression.
     *
     * @param text FEEL, with or without the leading {@code =} of form-js
     */
    public static Expression parse(String text) throws Unacceptable {
        String feel = text.strip();
        if (feel.startsWith("=")) {
            feel = feel.substring(1).strip();
        }
        if (feel.length() > LONGEST) {
            throw new Unacceptable("expression-too-long", String.valueOf(LONGEST));
        }
        if (depth(feel) > DEEPEST) {
            throw new Unacceptable("expression-too-deep", String.valueOf(DEEPEST));
        }
        String checked = feel;
        ParseResult result;
        try {
            result = within(() -> FEEL.parseExpression(checked));
        } catch (TimeoutException e) {
            throw new Unacceptable("expression-too-deep", String.valueOf(DEEPEST));
        }
        if (!result.isSuccess()) {
            throw new Unacceptable("expression-syntax", result.failure().message());
        }
        Set<String> names = new LinkedHashSet<>();
        check(result.parsedExpression().expression(), names);
        return new Expression(feel, result.parsedExpression(), names);
    }

    public String text() {
        return text;
    }

    /** Names that it reads, with their paths: {@code category}, {@code amountItems.amount}. */
    public Set<String> names() {
        return names;
    }

    /**
     * The value, null when it cannot be worked out from what is given.
     *
     * @param values numbers as BigDecimal, dates as LocalDate, lists and maps as in Java
     * @throws IllegalStateException when it takes longer than fifteen seconds
     */
    @Nullable
    public Object evaluate(Map<String, Object> values) {
        try {
            EvaluationResult result = within(() -> FEEL.evaluate(parsed, values));
            return result.isSuccess() ? result.result() : null;
        } catch (TimeoutException e) {
            throw new IllegalStateException("expression took too long: " + text, e);
        }
    }

    /** True only when the value is true. */
    public boolean holds(Map<String, Object> values) {
        return Boolean.TRUE.equals(evaluate(values));
    }

    private static <T> T within(Callable<T> work) throws TimeoutException {
        Future<T> future = WORKERS.submit(work);
        try {
            return future.get(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("expression failed", e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw e;
        }
    }

    private static void check(Object node, Set<String> names) throws Unacceptable {
        if (node instanceof camundajar.impl.scala.collection.Iterable<?> items) {
            each(items.iterator(), names);
            return;
        }
        if (!(node instanceof Product product)
                || !node.getClass().getName().startsWith("org.camunda.feel.syntaxtree.")) {
            return;
        }
        String kind = product.productPrefix();
        if (!NODES.contains(kind)) {
            throw new Unacceptable("expression-forbidden", kind);
        }
        if (node instanceof FunctionInvocation call && !FUNCTIONS.contains(call.function())) {
            throw new Unacceptable("expression-forbidden", call.function() + "()");
        }
        if (node instanceof Ref ref) {
            names.add(ref.names().mkString("."));
            return;
        }
        if (node instanceof PathExpression path && path.path() instanceof Ref ref) {
            names.add(ref.names().mkString(".") + "." + path.key());
            return;
        }
        each(product.productIterator(), names);
    }

    private static void each(camundajar.impl.scala.collection.Iterator<?> items, Set<String> names)
            throws Unacceptable {
        while (items.hasNext()) {
            check(items.next(), names);
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char c : text.toCharArray()) {
            if (c == '(' || c == '[' || c == '{') {
                deepest = Math.max(deepest, ++depth);
            } else if (c == ')' || c == ']' || c == '}') {
                depth--;
            }
        }
        return deepest;
    }

    @Override
    public String toString() {
        return text;
    }
}
