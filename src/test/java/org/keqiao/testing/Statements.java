package org.keqiao.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryCount;
import net.ttddyy.dsproxy.QueryCountHolder;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the SQL statements that a thread sends: a list that grows a statement a row is found here, not in production. */
public final class Statements {

    private static final ThreadLocal<List<String>> SENT = new ThreadLocal<>();

    private Statements() {}

    /** How many statements the work takes on this thread. */
    public static long countedIn(Callable<?> work) {
        QueryCountHolder.clear();
        try {
            work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        QueryCount count = QueryCountHolder.getGrandTotal();
        QueryCountHolder.clear();
        return count.getTotal();
    }

    /** The statements that the work sends on this thread, in order; a batch is one. */
    public static List<String> sentIn(Callable<?> work) {
        List<String> sent = new ArrayList<>();
        SENT.set(sent);
        try {
            work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            SENT.remove();
        }
        return sent;
    }

    private static void note(ExecutionInfo execution, List<QueryInfo> queries) {
        List<String> sent = SENT.get();
        if (sent != null && !queries.isEmpty()) {
            sent.add(queries.get(0).getQuery());
        }
    }

    /** Puts the counter between the pool and everybody else. */
    static class Counting implements BeanPostProcessor {

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            return bean instanceof DataSource pool
                    ? ProxyDataSourceBuilder.create(pool)
                            .countQuery()
                            .afterQuery(Statements::note)
                            .build()
                    : bean;
        }
    }
}
