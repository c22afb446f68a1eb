package org.keqiao.process.engine;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/** Creates the engine's own tables from the scripts in its jar; the engine itself never changes the schema. */
@Component
class V001__EngineTables extends BaseJavaMigration {

    // Cases (CMMN) are switched off, people and groups are ours: their tables are not made.
    private static final List<String> PARTS = List.of("engine", "history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) {
        for (String part : PARTS) {
            ScriptUtils.executeSqlScript(
                    context.getConnection(),
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.postgres.create." + part + ".sql"));
        }
    }
}
