package org.keqiao.process.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;

/** Knows no script language but FEEL. */
class FeelOnly extends DefaultScriptEngineResolver {

    FeelOnly() {
        super(new ScriptEngineManager(FeelOnly.class.getClassLoader()));
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        if (!"feel".equalsIgnoreCase(language)) {
            throw new ProcessEngineException("scripts are not allowed: " + language);
        }
        return super.getScriptEngine(language, resolveFromCache);
    }
}
