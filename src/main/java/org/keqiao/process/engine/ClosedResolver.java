package org.keqiao.process.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MethodNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotFoundException;
import org.camunda.bpm.impl.juel.jakarta.el.PropertyNotWritableException;
import org.keqiao.shared.CaseNumber;
import org.springframework.lang.Nullable;

/**
 * Resolves the catalogue's actions, {@code deadline}, process variables, and entries of maps and lists. A name that has
 * no value is null, so that a condition on it is false and the default flow is taken.
 */
class ClosedResolver extends ELResolver {

    private final Surroundings surroundings;

    ClosedResolver(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    private record Deadlines(CaseNumber caseNumber) {}

    @Override
    @Nullable
    public Object getValue(ELContext context, @Nullable Object base, Object property) {
        context.setPropertyResolved(true);
        String name = String.valueOf(property);
        if (base == null) {
            return root((VariableScope) context.getContext(VariableScope.class), name);
        }
        if (base instanceof Deadlines deadlines) {
            return Date.from(surroundings.cases().deadline(deadlines.caseNumber, name));
        }
        if (base instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (base instanceof List<?> list && property instanceof Number index) {
            return index.intValue() >= 0 && index.intValue() < list.size() ? list.get(index.intValue()) : null;
        }
        throw new PropertyNotFoundException("not allowed in a model: ." + name);
    }

    @Nullable
    private Object root(@Nullable VariableScope scope, String name) {
        if (surroundings.hasAction(name)) {
            return new ActionDelegate(name, surroundings);
        }
        if (scope == null) {
            return null;
        }
        return "deadline".equals(name) ? new Deadlines(Routing.caseNumber(scope)) : scope.getVariable(name);
    }

    @Override
    public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
        throw new MethodNotFoundException("a model may call no method: " + method);
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        return Object.class;
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw new PropertyNotWritableException("an expression may not write: " + property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        context.setPropertyResolved(true);
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, Object base) {
        return Object.class;
    }
}
