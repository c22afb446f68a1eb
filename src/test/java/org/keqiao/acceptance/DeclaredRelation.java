package org.keqiao.acceptance;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A relation of an officer, without the recusals that its declaration asks for in cases that others test; gone once closed. */
record DeclaredRelation(ApplicationContext context, UUID id) implements AutoCloseable {

    static DeclaredRelation of(ApplicationContext context, String officer, String uscc) {
        DeclaredRelation relation = new DeclaredRelation(context, UUID.randomUUID());
        relation.write(
                """
                insert into officer_relation (id, account, uscc, name, relation, declared_at)
                select ?, id, ?, '有关系的单位', 'SPOUSE', now() from account where username = ?
                """,
                relation.id,
                uscc,
                officer);
        return relation;
    }

    @Override
    public void close() {
        write("update officer_relation set ended_at = now() where id = ?", id);
    }

    private void write(String sql, Object... values) {
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status -> context.getBean(JdbcClient.class)
                        .sql(sql)
                        .params(values)
                        .update());
    }
}
