package org.keqiao.process.engine;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/** Expressions over variables, actions and deadlines, and nothing else. */
class ClosedExpressions extends JuelExpressionManager {

    private final Surroundings surroundings;

    ClosedExpressions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    protected ELResolver createElResolver() {
        return new ClosedResolver(surroundings);
    }

    /** The engine offers functions such as now(); none is allowed. */
    @Override
    public void addFunction(String name, Method function) {
        // none is taken
    }
}
