package org.keqiao.process.table;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformer;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.dmn.engine.impl.type.DefaultDataTypeTransformerRegistry;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.lang.Nullable;

/**
 * A decision table ready to be asked, by the engine that cases are decided with. Results are read from the row itself and lose
 * nothing; what is compared is told apart to the fen up to the largest amount that the product knows.
 */
public final class TableEngine {

    private static final DmnEngine ENGINE = engine();

    private final DecisionTable table;
    private final DmnDecision decision;

    private TableEngine(DecisionTable table, DmnDecision decision) {
        this.table = table;
        this.decision = decision;
    }

    /**
     * What a table said.
     *
     * @param rows ids of the rows that hit, empty when none did
     * @param values by output what the first of them says: text, number, date, truth or null; empty when none hit
     * @param conflict true when the hit policy does not allow what happened: several rows answer differently
     */
    public record Answer(List<String> rows, Map<String, Object> values, boolean conflict) {}

    /**
     * @param dmn a file that has passed the check
     * @throws IllegalArgumentException when there is no table in it that the engine can read
     */
    public static TableEngine of(String dmn) {
        DecisionTable table =
                DecisionTable.parse(dmn).orElseThrow(() -> new IllegalArgumentException("no decision table"));
        try {
            return new TableEngine(
                    table,
                    ENGINE.parseDecision(table.id(), new ByteArrayInputStream(dmn.getBytes(StandardCharsets.UTF_8))));
        } catch (DmnEngineException | ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public DecisionTable table() {
        return table;
    }

    /** @param inputs by name; what is missing counts as not answered */
    public Answer answer(Map<String, Object> inputs) {
        Map<String, Object> given = new LinkedHashMap<>();
        table.inputs().forEach(column -> given.put(column.name(), inputs.get(column.name())));
        List<String> hit = new ArrayList<>();
        HITS.set(hit);
        try {
            ENGINE.evaluateDecisionTable(decision, Variables.fromMap(given));
            return new Answer(List.copyOf(hit), hit.isEmpty() ? Map.of() : values(hit.get(0)), false);
        } catch (org.camunda.bpm.dmn.engine.impl.hitpolicy.DmnHitPolicyException several) {
            return new Answer(List.copyOf(hit), Map.of(), true);
        } finally {
            HITS.remove();
        }
    }

    /**
     * What a row says, by output. Results are constants: read from the row itself they lose nothing.
     *
     * @param id of one of its rows
     */
    public Map<String, Object> values(String id) {
        DecisionTable.Row row = table.rows().get(table.number(id) - 1);
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < table.outputs().size(); i++) {
            values.put(
                    table.outputs().get(i).name(),
                    CellTest.constant(row.outputs().get(i).text()));
        }
        return values;
    }

    private static final ThreadLocal<List<String>> HITS = new ThreadLocal<>();

    private static DmnEngine engine() {
        TableReading.install();
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(TableEngine::noted);
        configuration.getTransformer().setDataTypeTransformerRegistry(new ExactTypes());
        return configuration.buildEngine();
    }

    /** Numbers and days as they are. The library's own registry is one for all engines of the process: it stays untouched. */
    private static final class ExactTypes implements DmnDataTypeTransformerRegistry {

        private static final Set<String> NUMBERS = Set.of("integer", "long", "double");

        private final DmnDataTypeTransformerRegistry others = new DefaultDataTypeTransformerRegistry();

        @Override
        public DmnDataTypeTransformer getTransformer(String type) {
            if (NUMBERS.contains(type)) {
                return TableEngine::number;
            }
            return "date".equals(type) ? TableEngine::date : others.getTransformer(type);
        }

        @Override
        public void addTransformer(String type, DmnDataTypeTransformer transformer) {
            throw new UnsupportedOperationException();
        }
    }

    private static void noted(DmnDecisionTableEvaluationEvent event) {
        List<String> hits = HITS.get();
        if (hits != null) {
            event.getMatchingRules().stream()
                    .map(DmnEvaluatedDecisionRule::getId)
                    .forEach(hits::add);
        }
    }

    private static TypedValue number(@Nullable Object value) {
        return Variables.untypedValue(
                value == null || value instanceof BigDecimal ? value : new BigDecimal(value.toString()));
    }

    private static TypedValue date(@Nullable Object value) {
        return Variables.untypedValue(
                value == null || value instanceof LocalDate ? value : LocalDate.parse(Objects.toString(value)));
    }
}
